namespace GpuEs;

/// <summary>
/// qfrc_actuator: what actuators make of the controls, as mj_fwdActuation. Controls are clamped here, and stay as they
/// were given in the workspace.
/// </summary>
internal static class Actuation<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        for (int dof = 0; dof < layout.Nv; dof++)
            cells[layout.QfrcActuator + dof] = 0f;
        for (int actuator = 0; actuator < layout.Nu; actuator++)
            Act(cells, tables, layout, actuator);
    }

    private static void Act(TCells cells, TTables tables, in BodyLayout layout, int actuator)
    {
        int wholes = layout.ActuatorWholes + ActuatorRecord.Wholes * actuator;
        int numbers = layout.ActuatorNumbers + ActuatorRecord.Numbers * actuator;
        T control = T.Clamp(
            cells[layout.Ctrl + actuator], tables.Number(numbers + ActuatorRecord.CtrlLow), tables.Number(numbers + ActuatorRecord.CtrlHigh));
        T gain = tables.Number(numbers + ActuatorRecord.Gain), bias = tables.Number(numbers + ActuatorRecord.Bias);
        int terms = tables.Whole(wholes + ActuatorRecord.FirstTerm), count = tables.Whole(wholes + ActuatorRecord.TermNum);
        int weights = tables.Whole(wholes + ActuatorRecord.TermWeights);
        if (tables.Whole(wholes + ActuatorRecord.IsAffine) != 0)
        {
            T length = Transmission<T, TCells, TTables>.Length(cells, tables, layout, terms, count, weights);
            T velocity = Transmission<T, TCells, TTables>.Velocity(cells, tables, layout, terms, count, weights);
            gain = T.MultiplyAdd(tables.Number(numbers + ActuatorRecord.Gain + 2), velocity,
                T.MultiplyAdd(tables.Number(numbers + ActuatorRecord.Gain + 1), length, gain));
            bias = T.MultiplyAdd(tables.Number(numbers + ActuatorRecord.Bias + 2), velocity,
                T.MultiplyAdd(tables.Number(numbers + ActuatorRecord.Bias + 1), length, bias));
        }

        T force = T.Clamp(
            T.MultiplyAdd(gain, control, bias),
            tables.Number(numbers + ActuatorRecord.ForceLow), tables.Number(numbers + ActuatorRecord.ForceHigh));
        Transmission<T, TCells, TTables>.Push(cells.At(layout.QfrcActuator), tables, terms, count, weights, force);
    }
}
