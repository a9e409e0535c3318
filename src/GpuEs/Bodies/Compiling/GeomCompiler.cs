namespace GpuEs;

/// <summary>Geoms and sites of a file to their tables.</summary>
internal static class GeomCompiler
{
    public static GeomTable Compile(MjcfModel model)
    {
        MjcfGeom[] geoms = [.. model.Bodies.SelectMany(body => body.Geoms)];
        return new GeomTable
        {
            Name = [.. geoms.Select(geom => geom.Name)],
            Kind = [.. geoms.Select(geom => geom.Kind)],
            BodyId = [.. model.Bodies.SelectMany((body, number) => body.Geoms.Select(_ => number))],
            ConType = [.. geoms.Select(geom => geom.ConType)],
            ConAffinity = [.. geoms.Select(geom => geom.ConAffinity)],
            ConDim = [.. geoms.Select(geom => geom.ConDim)],
            Priority = [.. geoms.Select(geom => geom.Priority)],
            Size = [.. geoms.SelectMany(geom => geom.Size)],
            Pos = [.. geoms.SelectMany(geom => geom.Pos.ToArray())],
            Quat = [.. geoms.SelectMany(geom => geom.Quat.ToArray())],
            Friction = [.. geoms.SelectMany(geom => geom.Friction)],
            Margin = [.. geoms.Select(geom => geom.Margin)],
            Gap = [.. geoms.Select(geom => geom.Gap)],
            SolMix = [.. geoms.Select(geom => geom.SolMix)],
            SolRef = [.. geoms.SelectMany(geom => geom.SolRef)],
            SolImp = [.. geoms.SelectMany(geom => geom.SolImp)],
            BoundingRadius = [.. geoms.Select(geom => GeomInertia.BoundingRadius(geom.Kind, geom.Size))],
        };
    }

    public static SiteTable CompileSites(MjcfModel model)
    {
        MjcfSite[] sites = [.. model.Bodies.SelectMany(body => body.Sites)];
        return new SiteTable
        {
            Name = [.. sites.Select(site => site.Name)],
            BodyId = [.. model.Bodies.SelectMany((body, number) => body.Sites.Select(_ => number))],
            Pos = [.. sites.SelectMany(site => site.Pos.ToArray())],
            Quat = [.. sites.SelectMany(site => site.Quat.ToArray())],
        };
    }
}
