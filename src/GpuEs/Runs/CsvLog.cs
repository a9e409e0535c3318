using System.Globalization;
using System.Text;

namespace GpuEs;

/// <summary>generations.csv: names in the first row, then a row a generation; what there is not, or is NaN, is empty.</summary>
internal sealed class CsvLog(string path) : LineLog(path)
{
    private bool hasNames;

    public override void Append(GenerationLine line)
    {
        (string Name, double Value)[] numbers = [.. Numbers(line)];
        if (!hasNames)
            WriteRow(numbers.Select(each => each.Name).Prepend("generation"));
        hasNames = true;
        WriteRow(numbers.Select(each => double.IsNaN(each.Value) ? "" : each.Value.ToString("R", CultureInfo.InvariantCulture))
            .Prepend(line.Generation.ToString(CultureInfo.InvariantCulture)));
    }

    private void WriteRow(IEnumerable<string> cells) => Write(Encoding.UTF8.GetBytes(string.Join(',', cells) + "\n"));
}
