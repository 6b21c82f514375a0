using CleanTemplate.Architecture.Rules.Model;
using static CleanTemplate.Architecture.Rules.Model.UseKind;

namespace CleanTemplate.Architecture.Rules.Tests.Cases;

/// <summary>Every shape a type can have, at every kind of place that takes it.</summary>
internal static class Shapes
{
    private static readonly string[] Itself = ["Thing", "Thing[]", "Thing[,]", "Thing[][]", "Thing[,,][]", "Unit", "Kind", "Signal", "Outer.Inner", "Box<int>.Lid"];

    private static readonly string[] AsArgument =
    [
        "Unit?", "Unit?[]", "(Thing, int)", "(int, (int, Thing))", "(int, int, int, int, int, int, int, Thing)", "List<Thing>", "Dictionary<int, List<Thing[]>>",
        "Func<Func<Thing>>", "Of<Thing>.In", "Of<Unit>.In[]", "Of<Thing[,]>",
    ];

    private static readonly string[] Pointers = ["Unit*", "Unit**", "Unit*[]"];

    private static readonly string[] FunctionPointers =
    [
        "delegate*<Thing, void>", "delegate*<Thing>", "delegate*<int, List<Thing>, int>", "delegate*<ref Unit, in Unit, void>", "delegate*<ref readonly Unit>",
        "delegate* unmanaged<Unit, int>", "delegate* unmanaged[Cdecl, SuppressGCTransition]<int, Unit>", "delegate*<delegate*<Thing, void>, void>[]",
    ];

    private static readonly (UseKind Kind, string Source)[] Declarations =
    [
        (Field, "unsafe class C { $ M; void Z() { } /*!*/ }"),
        (Property, "unsafe class C { $ M => throw null!; /*!*/ }"),
        (Parameter, "unsafe class C { void M($ p) { } /*!*/ }"),
        (Parameter, "unsafe class C { void M(ref $ p) { } /*!*/ }"),
        (Parameter, "unsafe class C { void M(out $ p) => throw null!; /*!*/ }"),
        (Parameter, "unsafe class C { void M(in $ p) { } /*!*/ }"),
        (Parameter, "unsafe abstract class C { public abstract void M(ref readonly $ p); }"),
        (Return, "unsafe class C { $ M() => throw null!; /*!*/ }"),
        (Return, "unsafe class C { ref $ M() => throw null!; /*!*/ }"),
        (Return, "unsafe abstract class C { public abstract ref readonly $ M(); }"),
    ];

    private static readonly string[] Operands = ["unsafe class C { Type M() => typeof($); /*!*/ }"];

    private static readonly string[] ManagedOperands = ["class C { object M(object o) => ($)o; /*!*/ }", "class C { object? M(object o) => o as $[]; /*!*/ }"];

    private static readonly string[] Arguments =
    [
        "class C { object? M() => Source.Of<$>(); /*!*/ }",
        "class C { void M() => Of<$>.Run(); /*!*/ }",
        "class C { Type M() => typeof(Of<$>); /*!*/ }",
        "class C { Type M() => typeof(Of<Of<$>.In>); /*!*/ }",
    ];

    private static readonly string[] AttributeArguments = ["unsafe class C { [Says(typeof($))] void M() { } /*!*/ }", "unsafe class C { [Says(Named = typeof($))] void M() { } /*!*/ }"];

    public static readonly Case[] All =
    [
        .. Declarations.SelectMany(place => Each(place.Kind, place.Source, [.. Itself, .. AsArgument, .. Pointers, .. FunctionPointers])),
        .. Operands.SelectMany(place => Each(TypeOperand, place, [.. Itself, .. Pointers])),
        .. Operands.SelectMany(place => Each(GenericArgument, place, [.. AsArgument, .. FunctionPointers])),
        .. ManagedOperands.SelectMany(place => Each(TypeOperand, place, Itself)),
        .. ManagedOperands.SelectMany(place => Each(GenericArgument, place, AsArgument)),
        .. Arguments.SelectMany(place => Each(GenericArgument, place, [.. Itself, .. AsArgument])),
        .. AttributeArguments.SelectMany(place => Each(AttributeArgument, place, [.. Itself, .. AsArgument, .. Pointers])),
    ];

    private static IEnumerable<Case> Each(UseKind kind, string place, IEnumerable<string> types) =>
        types.Select(type => new Case($"{type} in {place}", kind, place.Replace("$", type, StringComparison.Ordinal)));
}
