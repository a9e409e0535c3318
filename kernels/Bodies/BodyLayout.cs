namespace GpuEs;

/// <summary>
/// Sizes and options of a mechanism, where its constants lie in <see cref="ITables"/>, and where an instance's quantities
/// lie in its workspace. Plain numbers, so that kernels take it by value. Names are those of mjModel and mjData.
/// </summary>
internal struct BodyLayout
{
    // Sizes.
    public int Nq;
    public int Nv;
    public int Nu;
    public int Nbody;
    public int Njnt;
    public int Ntree;
    public int Ntendon;
    public int Nfluid;
    public int Nlimit;
    public int NplanePoint;
    public int NplaneShape;
    public int NplaneShapePoint;
    public int NsegmentGeom;
    public int NspherePair;
    public int NcapsulePair;

    // Options.
    public float Timestep;
    public float GravityX;
    public float GravityY;
    public float GravityZ;
    public float WindX;
    public float WindY;
    public float WindZ;
    public int IsEuler;
    public int KeepsContactFrames;

    // First records of whole numbers, then of floats.
    public int BodyWholes;
    public int JointWholes;
    public int DofWholes;
    public int ActuatorWholes;
    public int TendonWholes;
    public int FluidWholes;
    public int LimitWholes;
    public int PlanePointWholes;
    public int PlaneShapeWholes;
    public int SegmentGeomWholes;
    public int SegmentPairWholes;
    public int SlotWholes;
    public int AllDofs;
    public int BodyNumbers;
    public int TreeNumbers;
    public int JointNumbers;
    public int DofNumbers;
    public int ActuatorNumbers;
    public int TendonNumbers;
    public int FluidNumbers;
    public int LimitNumbers;
    public int PlanePointNumbers;
    public int PlaneShapeNumbers;
    public int SegmentGeomNumbers;
    public int SegmentPairNumbers;
    public int SlotNumbers;

    // The workspace: state and controls, then what the stages leave.
    public int Qpos;
    public int Qvel;
    public int Ctrl;
    public int QaccWarmstart;
    public int Failures;
    public int Xpos;
    public int Xquat;
    public int Xmat;
    public int Xipos;
    public int SubtreeCom;
    public int Cinert;
    public int Cdof;
    public int Cvel;
    public int Cacc;
    public int CfrcBody;
    public int CfrcExt;
    public int Crb;
    public int QM;
    public int QLD;
    public int QLDiagInv;
    public int QfrcBias;
    public int QfrcPassive;
    public int QfrcActuator;
    public int QfrcSmooth;
    public int QfrcConstraint;
    public int QaccSmooth;
    public int Qacc;

    // The solver's: J' f - M (qacc - qacc_smooth) negated, the search direction, the mass matrix times each.
    public int Gradient;
    public int Search;
    public int Ma;
    public int Mv;
    public int ConeWeights;

    // Geoms that touch each other: centres, half axes. The contact at hand. Rows in blocks, and how many.
    public int SegmentXpos;
    public int SegmentAxis;
    public int Contact;
    public int BlockCount;
    public int Blocks;
    public int RungeKutta;
    public int WorkspaceSize;
}
