namespace GpuEs;

/// <summary>Which degrees of freedom move what.</summary>
internal sealed class DofChains(ModelConstants constants)
{
    /// <summary>From the root to the dof itself.</summary>
    public List<int> Ancestors(int dof)
    {
        List<int> chain = [];
        for (int at = dof; at >= 0; at = constants.Dofs.ParentId[at])
            chain.Add(at);
        chain.Reverse();
        return chain;
    }

    /// <summary>Those that move a body, ascending.</summary>
    public List<int> OfBody(int body)
    {
        while (body > 0 && constants.Bodies.DofNum[body] == 0)
            body = constants.Bodies.ParentId[body];
        return body == 0 ? [] : Ancestors(constants.Bodies.DofAdr[body] + constants.Bodies.DofNum[body] - 1);
    }

    /// <summary>Those that move one body against another: what moves both drops out.</summary>
    public List<(int Dof, int Sign)> Between(int body1, int body2)
    {
        List<int> first = OfBody(body1), second = OfBody(body2);
        return
        [
            .. first.Except(second).Select(dof => (dof, -1)).Concat(second.Except(first).Select(dof => (dof, 1)))
                .OrderBy(dof => dof.Item1),
        ];
    }

    /// <summary>One past the last of them where two are on different branches of the tree, else 0.</summary>
    public int BranchedTo(IReadOnlyList<int> dofs) =>
        dofs.Count > 1 && dofs.Except(Ancestors(dofs[^1])).Any() ? dofs[^1] + 1 : 0;
}
