namespace GpuEs;

/// <summary>A pair element: two geoms that touch whatever the filters say, with the pair's own parameters alone.</summary>
internal sealed class MjcfPair
{
    private readonly double[] friction = [1, 1, 0.005, 0.0001, 0.0001];
    private readonly double[] solRef = ContactDefaults.SolRef;
    private readonly double[] solImp = ContactDefaults.SolImp;
    private int conDim = 3;
    private double margin;
    private double gap;

    private MjcfPair(MjcfElement element) => Element = element;

    public MjcfElement Element { get; }

    public int Geom1 { get; private set; }

    public int Geom2 { get; private set; }

    public static MjcfPair Read(
        MjcfElement element, IEnumerable<MjcfElement> layers, Func<MjcfElement, string, int> geomOf)
    {
        var pair = new MjcfPair(element) { Geom1 = geomOf(element, "geom1"), Geom2 = geomOf(element, "geom2") };
        foreach (MjcfElement layer in layers)
            pair.ReadLayer(layer);
        return pair;
    }

    public CandidatePair Compile(GeomTable geoms)
    {
        (int first, int second) = CandidatePair.Ordered(geoms, Geom1, Geom2);
        return new(first, second, conDim, friction, solRef, solImp, margin, gap);
    }

    private void ReadLayer(MjcfElement element)
    {
        _ = element.Has("class");
        element.Read("condim", ref conDim, ("1", 1), ("3", 3), ("4", 4), ("6", 6));
        element.Read("friction", friction);
        element.Read("solref", solRef);
        element.Read("solimp", solImp);
        element.Read("margin", ref margin);
        element.Read("gap", ref gap);
        element.PassOver("name", "solreffriction");
        element.RequireAllRead();
    }
}
