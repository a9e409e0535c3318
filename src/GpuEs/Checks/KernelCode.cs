using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Walks the methods that a struct's kernels would run, and keeps what they cannot.</summary>
internal sealed class KernelCode(Type subject)
{
    public const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The kernels' assembly, whose own code is tested on devices.</summary>
    public static readonly Assembly Kernels = typeof(CartPole).Assembly;

    // What ILGPU 1.5.3 has code of its own for, besides what it compiles like the user's.
    private static readonly string[] Mapped =
    [
        "Abs", "Acos", "Asin", "Atan", "Atan2", "Ceiling", "CopySign", "Cos", "Cosh", "Exp", "Floor", "Log", "Log10",
        "Max", "Min", "Pow", "Sin", "Sinh", "Sqrt", "Tan", "Tanh",
    ];

    private readonly HashSet<MethodBase> read = [];
    private readonly List<string> findings = [];

    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>A method's or a property's name, without the interface that an explicit implementation names.</summary>
    public static string MemberName(MethodBase method)
    {
        string name = method.Name[(method.Name.LastIndexOf('.') + 1)..];
        return method.IsSpecialName && (name.StartsWith("get_", StringComparison.Ordinal)
            || name.StartsWith("set_", StringComparison.Ordinal)) ? name[4..] : name;
    }

    /// <summary>Looks at a field of the struct.</summary>
    public void ReadField(FieldInfo field)
    {
        string member = $"{Name(subject)}.{field.Name}";
        if (field.FieldType.IsDefined(typeof(InlineArrayAttribute)))
            Add(member, "is an InlineArray", "write a fixed buffer");
        else if (field.FieldType == typeof(decimal) || field.FieldType == typeof(Half))
            Add(member, $"is of type {Name(field.FieldType)}", "write Real");
    }

    /// <summary>Looks at a method, and at those of its users' that it calls.</summary>
    public void Read(MethodBase method)
    {
        if (!read.Add(method) || method.GetMethodBody() is not { } body)
            return;
        string member = $"{Name(method.DeclaringType!)}.{MemberName(method)}";
        if (method.DeclaringType != subject)
            member += $", which {Name(subject)} uses,";
        if (body.ExceptionHandlingClauses.Count > 0)
            Add(member, "has a try block", "return a value that says what went wrong, NaN for a reward");
        bool throwsFromSwitch = false;
        Type? constrained = null;
        var own = new List<(string Construct, string Advice)>();
        foreach (Instruction instruction in IlReader.Read(body.GetILAsByteArray()!))
        {
            if (instruction.Code == OpCodes.Constrained)
            {
                constrained = Resolve(method, instruction.Token) as Type;
                continue;
            }

            MemberInfo? operand = instruction.Token == 0 || instruction.Code == OpCodes.Ldstr
                ? null
                : Resolve(method, instruction.Token);
            throwsFromSwitch |= operand?.Name.StartsWith("ThrowSwitchExpression", StringComparison.Ordinal) == true;
            if (Construct(instruction.Code, operand, constrained) is { } construct)
                own.Add(construct);
            constrained = null;
        }

        // Such a switch boxes its value for the exception.
        if (throwsFromSwitch)
            Add(member, "has a switch expression without _", "write a last arm, _");
        else
            own.ForEach(construct => Add(member, construct.Construct, construct.Advice));
    }

    private (string Construct, string Advice)? Construct(OpCode code, MemberInfo? operand, Type? constrained)
    {
        if (code == OpCodes.Throw || code == OpCodes.Rethrow)
            return ("throws", "return a value that says what went wrong, NaN for a reward");
        if (code == OpCodes.Localloc)
            return ("uses stackalloc", "write fields, or a fixed buffer");
        if (code == OpCodes.Ldstr)
            return ("uses a string", "write numbers or an enum");
        if (code == OpCodes.Box)
            return ("boxes a value", "write a generic method, or the type itself");
        if (code == OpCodes.Ldftn || code == OpCodes.Ldvirtftn)
            return ("uses a lambda or delegate", "write a method");
        if (operand is FieldInfo { IsStatic: true } field)
            return Static(field, code);
        return operand is MethodBase called ? Call(code, called, constrained) : null;
    }

    private static (string Construct, string Advice)? Static(FieldInfo field, OpCode code)
    {
        if (typeof(Delegate).IsAssignableFrom(field.FieldType) || field.Name.StartsWith("<>9", StringComparison.Ordinal))
            return ("uses a lambda or delegate", "write a method");
        if (code == OpCodes.Ldtoken || field.DeclaringType!.Name.StartsWith("<PrivateImpl", StringComparison.Ordinal))
            return ("uses a span or array of constants", "write a switch expression, or fields");
        string name = $"{Name(field.DeclaringType!)}.{field.Name}";
        if (field.FieldType.IsArray)
            return ($"reads the array {name}", "write a switch expression, or a fixed buffer that Reset fills");
        if (!field.IsInitOnly || code == OpCodes.Stsfld)
            return ($"uses the static field {name}, which may change", "write a constant, or a field of the struct");
        return field.FieldType.IsValueType ? null : ($"uses the object {name}", "write fields of the struct");
    }

    private (string Construct, string Advice)? Call(OpCode code, MethodBase called, Type? constrained)
    {
        Type owner = called.DeclaringType!;
        if (owner.Assembly == Kernels || owner.Assembly == typeof(ILGPU.ArrayView<>).Assembly)
            return null;
        if (owner.Name.StartsWith("<PrivateImpl", StringComparison.Ordinal))
        {
            return called.Name.StartsWith("InlineArray", StringComparison.Ordinal)
                ? ("uses an InlineArray", "write a fixed buffer")
                : null;
        }

        if (constrained is not null)
        {
            if (constrained.IsValueType && constrained.Assembly != Kernels && IsTheUsers(constrained.Assembly))
                Array.ForEach([.. constrained.GetMethods(Declared).Where(own => MemberName(own) == MemberName(called))], Read);
            return null;
        }

        if (typeof(Delegate).IsAssignableFrom(owner))
            return ("uses a lambda or delegate", "write a method");
        if (code == OpCodes.Callvirt || (code == OpCodes.Newobj && !owner.IsValueType))
            return ($"uses an object, {Name(owner)}", "write structs");
        if (IsTheUsers(owner.Assembly))
        {
            Read(called);
            return null;
        }

        return KernelsRun(called, depth: 0) ? null : Refused(called);
    }

    private static (string Construct, string Advice) Refused(MethodBase called)
    {
        Type owner = called.DeclaringType!;
        string type = Name(owner), name = MemberName(called);
        if (owner == typeof(decimal) || owner == typeof(Half))
            return ($"calculates in {type}", "write Real");
        if (type is "Span" or "ReadOnlySpan" or "RuntimeHelpers" or "MemoryMarshal" or "MemoryExtensions")
            return ($"uses a {(type.EndsWith("Span", StringComparison.Ordinal) ? type : "Span")}", "write fields, or a fixed buffer");
        if (owner.Namespace == "System.Numerics")
            return ($"calculates in {type}", "write fields of Real");
        return ($"calls {type}.{name}, which kernels cannot run", name switch
        {
            "Clamp" or "Round" or "Sign" or "Floor" => $"write Real.{name}",
            "Truncate" => "write Real.Floor of the magnitude, or convert to int",
            "Log2" => "write Real.Log, and divide by 0.6931472f",
            "Cbrt" => "write Real.Pow",
            "Value" => "write GetValueOrDefault, or ??",
            _ => "write it with Real",
        });
    }

    // ILGPU compiles what the runtime's methods do as it does the user's; only few are its own.
    private static bool KernelsRun(MethodBase method, int depth)
    {
        Type owner = method.DeclaringType!;
        if (owner == typeof(Math) || owner == typeof(MathF))
        {
            if (Mapped.Contains(method.Name))
                return true;
        }
        else if (owner == typeof(BitConverter) || owner.FullName == "System.Numerics.BitOperations"
            || owner == typeof(Unsafe) || owner == typeof(Interlocked))
        {
            return true;
        }

        if (owner == typeof(float) || owner == typeof(double))
        {
            if (method.Name is "IsNaN" or "IsInfinity" or "IsFinite" or "Abs" or "Max" or "Min")
                return true;
        }

        const int deepest = 6;
        if (depth > deepest || owner == typeof(decimal) || owner == typeof(Half)
            || owner.Namespace is "System.Numerics" or "System.Runtime.Intrinsics"
            || method.GetMethodBody() is not { } body || body.ExceptionHandlingClauses.Count > 0)
        {
            return false;
        }

        foreach (Instruction instruction in IlReader.Read(body.GetILAsByteArray()!))
        {
            OpCode code = instruction.Code;
            if (code == OpCodes.Throw || code == OpCodes.Localloc || code == OpCodes.Ldstr || code == OpCodes.Box
                || code == OpCodes.Ldftn || code == OpCodes.Callvirt)
            {
                return false;
            }

            if (instruction.Token == 0 || Resolve(method, instruction.Token) is not { } operand)
                continue;
            if (operand is FieldInfo { IsStatic: true, IsLiteral: false }
                || (operand is MethodBase called && !KernelsRun(called, depth + 1)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTheUsers(Assembly assembly) =>
        assembly != typeof(object).Assembly
        && assembly.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) != true;

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static string Name(Type type) => type.Name.Split('`')[0];

    private void Add(string member, string construct, string advice)
    {
        string sentence = $"{member} {construct}; {advice}";
        if (!findings.Contains(sentence))
            findings.Add(sentence);
    }
}
