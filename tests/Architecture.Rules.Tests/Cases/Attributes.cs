using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Tests.Cases;

/// <summary>Attributes wherever they can stand, what their arguments name, and how values are marshalled.</summary>
internal static class Attributes
{
    public static readonly Case[] All =
    [
        new("on the assembly", UseKind.Attribute, "[assembly: Mark]") { Type = "App", Member = null },
        new("on the module", UseKind.Attribute, "[module: Mark]") { Type = "App", Member = null },
        new("on a class", UseKind.Attribute, "[Mark] class C;") { Member = null },
        new("on a record", UseKind.Attribute, "[Mark] record C; /*!*/") { Member = null },
        new("on a struct", UseKind.Attribute, "[Mark] struct C;") { Member = null },
        new("on an interface", UseKind.Attribute, "[Mark] interface C;") { Member = null },
        new("on an enum", UseKind.Attribute, "[Mark] enum C;") { Member = null },
        new("on an enum's member", UseKind.Attribute, "enum C { [Mark] M }"),
        new("on a delegate", UseKind.Attribute, "[Mark] delegate void C();") { Member = null },
        new("on one part of a partial class", UseKind.Attribute, "partial class C; [Mark] partial class C;") { Member = null },
        new("on a field", UseKind.Attribute, "class C { [Mark] int M; }"),
        new("on the field behind a property", UseKind.Attribute, "class C { void Z() { } /*!*/\n [field: Mark] int M { get; } }"),
        new("on the field behind an event", UseKind.Attribute, "class C { [field: Mark] event Action? M; void Z() { } /*!*/ }"),
        new("on a property", UseKind.Attribute, "class C { [Mark] int M => 0; /*!*/ }"),
        new("on a getter", UseKind.Attribute, "class C { int M { [Mark] get => 0; /*!*/ } }"),
        new("on a setter", UseKind.Attribute, "class C { int M { [Mark] set { } /*!*/ } }"),
        new("on a setter's value", UseKind.Attribute, "class C { int M { [param: Mark] set { } /*!*/ } }"),
        new("on an indexer", UseKind.Attribute, "class C { [Mark] int this[int i] => 0; /*!*/ }") { Member = "Item" },
        new("on an event", UseKind.Attribute, "class C { [Mark] event Action M { add { } remove { } } /*!*/ }"),
        new("on an event's accessor", UseKind.Attribute, "class C { event Action M { [Mark] add { } /*!*/\n remove { } } }"),
        new("on the accessors of an event without code", UseKind.Attribute, "class C { [method: Mark] event Action? M; }"),
        new("on a method", UseKind.Attribute, "class C { [Mark] void M() { } /*!*/ }"),
        new("on a constructor", UseKind.Attribute, "class C { [Mark] C() { } /*!*/ }") { Member = ".ctor" },
        new("on a primary constructor", UseKind.Attribute, "[method: Mark] class C(); /*!*/") { Member = ".ctor" },
        new("on a static constructor", UseKind.Attribute, "class C { [Mark] static C() { } /*!*/ }") { Member = ".cctor" },
        new("on a destructor", UseKind.Attribute, "class C { [Mark] ~C() { } /*!*/ }") { Member = "Finalize" },
        new("on a parameter", UseKind.Attribute, "class C { void M([Mark] int p) { } /*!*/ }"),
        new("on a positional parameter", UseKind.Attribute, "record C([Mark] int M); /*!*/") { Member = ".ctor" },
        new("on the property of a positional parameter", UseKind.Attribute, "record C([property: Mark] int M); /*!*/"),
        new("on a result", UseKind.Attribute, "class C { [return: Mark] int M() => 0; /*!*/ }"),
        new("on the result of a delegate", UseKind.Attribute, "[return: Mark] delegate int C();") { Member = "Invoke" },
        new("on a generic parameter of a class", UseKind.Attribute, "class C<[Mark] T>;") { Member = null },
        new("on a generic parameter of a method", UseKind.Attribute, "class C { void M<[Mark] T>() { } /*!*/ }"),
        new("on a lambda", UseKind.Attribute, "class C { Action M() => [Mark] () => { }; /*!*/ }"),
        new("on the parameter of a lambda", UseKind.Attribute, "class C { Action<int> M() => ([Mark] p) => { }; /*!*/ }"),
        new("on the result of a lambda", UseKind.Attribute, "class C { Func<int> M() => [return: Mark] () => 0; /*!*/ }"),
        new("on a local function", UseKind.Attribute, "class C { void M() { Local(); [Mark] void Local() { } /*!*/ } }"),
        new("on the generic parameter of a local function", UseKind.Attribute, "class C { void M() { Local<int>(); void Local<[Mark] T>() { } /*!*/ } }"),
        new("on a method of an extension block", UseKind.Attribute, "static class C { extension(int number) { [Mark] public void M() { } /*!*/ } }"),
        new("on a property of an extension block", UseKind.Attribute, "static class C { extension(int number) { [Mark] public int M => 0; /*!*/ } }"),
        new("on the receiver of an extension block", UseKind.Attribute, "static class C { extension([Mark] int number) { public void M() { } /*!*/ } }"),
        new("on an async method", UseKind.Attribute, "class C { [Mark] async Task M() { await Task.Yield(); /*!*/ } }"),
        new("on an iterator", UseKind.Attribute, "class C { [Mark] IEnumerable<int> M() { yield break; /*!*/ } }"),
        new("a generic attribute", UseKind.Attribute, "class C { [Mark<int>] void M() { } /*!*/ }"),
        new("the argument of a generic attribute", UseKind.AttributeArgument, "class C { [Kept<Thing>] void M() { } /*!*/ } class Kept<T> : Attribute;"),
        new("a forbidden attribute with a value", UseKind.Attribute, "class C { [Mark(Level = 3)] void M() { } /*!*/ }"),

        .. Values.Select(value => new Case($"[{value}]", UseKind.AttributeArgument, $"class C {{ [{value}] void M() {{ }} /*!*/ }}")),

        new("a value on the assembly", UseKind.AttributeArgument, "[assembly: Says(typeof(Thing))]") { Type = "App", Member = null },
        new("a value on a parameter", UseKind.AttributeArgument, "class C { void M([Says(typeof(Thing))] int p) { } /*!*/ }"),
        new("a value on a generic parameter", UseKind.AttributeArgument, "class C<[Says(typeof(Thing))] T>;") { Member = null },
        new("an enum of the same assembly before a type", UseKind.AttributeArgument,
            "class C { [Own(Size.L, typeof(Thing))] void M() { } /*!*/ } enum Size : ulong { L = ulong.MaxValue } class Own(Size size, Type type) : Attribute;"),
        new("a nested enum of the same assembly before a type", UseKind.AttributeArgument,
            "class C { [Own(Size.L, typeof(Thing))] void M() { } /*!*/ enum Size : sbyte { L = -1 } class Own(Size size, Type type) : Attribute; }"),
        new("a parameter of an own attribute", UseKind.Parameter, "class C : Attribute { public C(Kind kind) { } /*!*/ }") { Member = ".ctor" },

        new("a custom marshaler by type", UseKind.Marshalling, Marshalled("MarshalTypeRef = typeof(Marshaler)")),
        new("a custom marshaler by name", UseKind.Marshalling, Marshalled("MarshalType = \"Forbidden.Marshaler, Forbidden\", MarshalCookie = \"x\"")),
        new("a custom marshaler of a result", UseKind.Marshalling,
            "class C { [DllImport(\"x\")] [return: MarshalAs(UnmanagedType.CustomMarshaler, MarshalTypeRef = typeof(Marshaler))] static extern string M(); }"),
        new("a custom marshaler of a field", UseKind.Marshalling,
            "struct C { [MarshalAs(UnmanagedType.CustomMarshaler, MarshalTypeRef = typeof(Marshaler))] public string M; }"),
        new("the elements of a variant array", UseKind.Marshalling,
            "struct C { [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_RECORD, SafeArrayUserDefinedSubType = typeof(Unit))] public object[] M; }"),
    ];

    private static string[] Values =>
    [
        "Says(typeof(Thing))", "Says(typeof(Box<>))", "Says(typeof(Box<int>))", "Says(typeof(Box<>.Lid))", "Says(typeof(Outer.Inner))",
        "Says(typeof(List<Thing>))", "Says(typeof(Dictionary<string, List<Thing>[]>))", "Says(typeof((int, Thing)))", "Says(typeof(Thing[,]))", "Says(typeof(Unit*))",
        "Says(typeof(int), typeof(Thing))", "Says(new[] { typeof(int), typeof(Thing) })", "Says((object)typeof(Thing))", "Says((object)new[] { typeof(Thing) })",
        "Says(new object[] { 1, \"x\", null!, typeof(Thing) })", "Says((object)new object[] { new object[] { typeof(Thing) } })",
        "Says((object)Kind.Two)", "Says((object)new[] { Kind.Two })", "Says(new object[] { Tiny.One, Small.One })", "Says(new object[] { Small.One, Tiny.One })", "Says((object)Huge.One)",
        "Says(Named = typeof(Thing))", "Says(Property = typeof(Thing))", "Says(Property = Kind.Two)", "Says(Property = new[] { typeof(Thing) })", "Says(Property = new object[] { Huge.Two })",
        "Says(Types = new[] { typeof(int), typeof(Thing) })", "Says(Size = Small.One, Named = typeof(Thing))", "Says(Property = Large.Two, Types = new[] { typeof(Thing) })",
        "Says((Type?)null, Named = typeof(Thing))", "Says((Type[])null!, Property = typeof(Thing))", "Says(new Type[0], Property = typeof(Thing))",
        "Says((object?)null, Named = typeof(Thing))", "Says(Small.One, typeof(Thing))", "Says(new[] { Small.One, Small.Two }, typeof(Thing))",
        "Says(Large.Two, typeof(Thing))", "Says(Large.One, Tiny.Two)", "Says(Large.One, new object[] { Large.Two }, Named = typeof(Thing))",
        "Says(Holder.Inside.One, typeof(Thing))", "Says(Environment.SpecialFolder.Desktop, typeof(Thing))", "Says(DayOfWeek.Friday, typeof(Thing))", "OfKind(Kind.Two)",
    ];

    private static string Marshalled(string how) =>
        $"class C {{ [DllImport(\"x\")] static extern void M([MarshalAs(UnmanagedType.CustomMarshaler, {how})] string p); }}";
}
