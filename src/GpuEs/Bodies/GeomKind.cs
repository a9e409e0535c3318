namespace GpuEs;

/// <summary>The form of a geom; numbered as MuJoCo's mjtGeom, by which the geoms of a pair are ordered.</summary>
internal enum GeomKind
{
    /// <summary>The points below z = 0; sizes are looks.</summary>
    Plane = 0,

    /// <summary>Size: radius.</summary>
    Sphere = 2,

    /// <summary>Size: radius, half length between the centres of its ends along z.</summary>
    Capsule = 3,

    /// <summary>Size: half axes.</summary>
    Ellipsoid = 4,

    /// <summary>Size: radius, half length along z.</summary>
    Cylinder = 5,

    /// <summary>Size: half edges.</summary>
    Box = 6,
}
