using System.Collections.Immutable;

namespace CleanTemplate.Architecture.Rules.Model;

/// <summary>A type as a signature writes it: a definition and its generic arguments; arrays and the like are definitions of their own (<c>[]</c>).</summary>
/// <param name="FullName">Namespace and name with arity, nested types with +: <c>Library.IHandler`1</c>.</param>
public sealed record TypeShape(string FullName)
{
    /// <summary>The same as source writes it, which <see cref="CodeType.FullName"/> also does: <c>Library.IHandler</c>.</summary>
    public string SourceName => Reading.Generated.SourceName(FullName);

    /// <summary>The generic arguments, or the element of an array, a pointer or a reference.</summary>
    public ImmutableArray<TypeShape> Arguments { get; init; } = [];

    /// <summary>The last segment, without arity.</summary>
    public string Name => Reading.Generated.PlainName(FullName[(FullName.LastIndexOfAny(['.', '+']) + 1)..]);

    /// <summary>The assembly that the name refers to; null for the assembly that writes it.</summary>
    internal string? Assembly { get; init; }

    /// <summary>What the signature demands beside the type, such as <c>init</c> of a setter.</summary>
    internal ImmutableArray<string> Modifiers { get; init; } = [];

    /// <summary>The definition with its arguments, as rules compare it.</summary>
    public override string ToString() => Arguments.IsEmpty ? FullName : $"{FullName}[{string.Join(',', Arguments)}]";

    /// <summary>Whether it is, or holds anywhere inside, a type of that full name: the runtime's, or that of source, which leaves out the arity.</summary>
    public bool Mentions(string fullName) => FullName == fullName || SourceName == fullName || Arguments.Any(argument => argument.Mentions(fullName));

    internal static TypeShape Of(Type type) => type switch
    {
        { IsArray: true } => new($"[{new string(',', type.GetArrayRank() - 1)}]") { Arguments = [Of(type.GetElementType()!)] },
        { IsConstructedGenericType: true } => new(type.GetGenericTypeDefinition().FullName!) { Arguments = [.. type.GetGenericArguments().Select(Of)] },
        _ => new(type.FullName ?? type.Name),
    };

    /// <summary>Puts the arguments of an instantiation in the place of the type's generic parameters.</summary>
    internal TypeShape With(ImmutableArray<TypeShape> arguments)
    {
        if (arguments.IsEmpty) return this;
        if (FullName is ['!', not '!', ..]) return arguments[int.Parse(FullName.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];
        return Arguments.IsEmpty ? this : this with { Arguments = [.. Arguments.Select(argument => argument.With(arguments))] };
    }
}
