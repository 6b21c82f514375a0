using static CleanTemplate.Architecture.Rules.Model.UseKind;

namespace CleanTemplate.Architecture.Rules.Tests.Cases;

/// <summary>What declarations name.</summary>
internal static class Signatures
{
    public static readonly Case[] All =
    [
        new("a base class", BaseType, "class C : Thing;") { Member = null },
        new("a base class of a class with code", BaseType, "class C : Thing { void M() { } /*!*/ }") { Member = null },
        new("an argument of a base class", GenericArgument, "class C : List<Thing>;") { Member = null },
        new("an argument in an argument of a base class", GenericArgument, "class C : List<Dictionary<int, Thing[]>>;") { Member = null },
        new("a generic base class", BaseType, "class C : Box<int>;") { Member = null },
        new("a nested base class", BaseType, "class C : Outer.Inner;") { Member = null },
        new("the base class of a nested class", BaseType, "class C { class D : Thing; }") { Type = "C.D", Member = null },
        new("the base class of a file-local class", BaseType, "file class C : Thing;") { Member = null },
        new("an interface", Interface, "class C : IThing { public void M() { } /*!*/ }") { Member = null },
        new("an interface of an interface", Interface, "interface C : IThing;") { Member = null },
        new("an interface of a struct", Interface, "struct C : IThing { public void M() { } /*!*/ }") { Member = null },
        new("an argument of an interface", GenericArgument, "interface C : IEnumerable<Thing>;") { Member = null },
        new("a constraint of a class", Constraint, "class C<T> where T : Thing;") { Member = null },
        new("an interface as a constraint", Constraint, "class C<T> where T : IThing;") { Member = null },
        new("an argument of a constraint", GenericArgument, "interface C<T> where T : IEquatable<Thing>;") { Member = null },
        new("a constraint of a delegate", Constraint, "delegate void C<T>() where T : Thing;") { Member = null },
        new("a constraint of a method", Constraint, "class C { void M<T>() where T : Thing { } /*!*/ }"),
        new("a constraint of an abstract method", Constraint, "interface C { void M<T>() where T : Thing; }"),
        new("a constraint of a local function", Constraint, "class C { void M() { Local<Own>(); static void Local<T>() where T : Thing { } /*!*/ } }"),

        new("a field", Field, "class C { Thing? M; void Z() { } /*!*/ }"),
        new("a field of a class without code", Field, "class C { Thing? M; }"),
        new("a static field", Field, "class C { static Thing? M; }"),
        new("a field of a struct", Field, "struct C { Unit M; }"),
        new("a volatile field", Field, "class C { volatile Thing? M; }"),
        new("a fixed field of an enum's size", Field, "struct C { Kind M; }"),
        new("a constant", Field, "class C { const Kind M = Kind.One; }"),
        new("a field with a generic type", Field, "class C<T> { Box<T>? M; }"),
        new("a property", Property,
            """
            class C
            {
                int Before => 0;
                object? M { get; set; }
                Thing Property => null!; /*!*/
            }
            """) { Member = "Property" },
        new("a property without a getter", Property, "class C { Thing M { set { } /*!*/ } }"),
        new("a property of an interface", Property, "interface C { Thing M { get; } }"),
        new("an automatic property", Property, "class C { Thing? M { get; set; } /*!*/ }"),
        new("a property that is only initialised", Property, "class C { public Thing? M { get; init; } /*!*/ }"),
        new("a required property", Property, "public class C { public required Thing M { get; set; } /*!*/ }"),
        new("a property with a field of its own", Property, "class C { Thing M { get => field; set => field = value; } /*!*/ }"),
        new("the type of an indexer", Property, "class C { Thing this[int i] => null!; /*!*/ }") { Member = "Item" },
        new("the parameter of an indexer", Property, "class C { int this[Thing i] => 0; /*!*/ }") { Member = "Item" },
        new("an event", Event, "class C { event Signal? M { add { } remove { } } /*!*/ }"),
        new("an event of an interface", Event, "interface C { event Signal M; }"),
        new("an argument of an event", Event, "class C { event Action<Thing>? M { add { } remove { } } /*!*/ }"),
        new("a parameter", Parameter, "class C { void M(Thing p) { } /*!*/ }"),
        new("a parameter of an interface's method", Parameter, "interface C { void M(Thing p); }"),
        new("a parameter of an abstract method", Parameter, "abstract class C { protected abstract void M(Thing p); }"),
        new("a parameter on a line of its own", Parameter,
            """
            class C
            {
                void Before()
                {
                }

                int M(int a, Thing p) =>
                    a; /*!*/
            }
            """),
        new("a parameter list", Parameter, "class C { void M(params Thing[] p) { } /*!*/ }"),
        new("a parameter list of spans", Parameter, "class C { void M(params ReadOnlySpan<Thing> p) { } /*!*/ }"),
        new("a parameter with a default", Parameter, "class C { void M(Kind p = Kind.Two) { } /*!*/ }"),
        new("a parameter of a constructor", Parameter, "class C { C(Thing p) { } /*!*/ }") { Member = ".ctor" },
        new("a parameter of a primary constructor", Parameter, "class C(Thing p); /*!*/") { Member = ".ctor" },
        new("a parameter of an operator", Parameter, "class C { public static bool operator +(C left, Thing right) => true; /*!*/ }") { Member = "op_Addition" },
        new("a parameter of a conversion", Parameter, "class C { public static implicit operator C(Thing right) => null!; /*!*/ }") { Member = "op_Implicit" },
        new("the result of a conversion", Return, "class C { public static explicit operator Thing(C left) => null!; /*!*/ }") { Member = "op_Explicit" },
        new("a parameter of a delegate", Parameter, "delegate void C(Thing p);") { Member = "Invoke" },
        new("the result of a delegate", Return, "delegate Thing C();") { Member = "Invoke" },
        new("a parameter of an extension method", Parameter, "static class C { public static void M(this Thing p) { } /*!*/ }"),
        new("a parameter of a local function", Parameter, "class C { void M() { Local(null); static void Local(Thing? p) { } /*!*/ } }"),
        new("a parameter of a P/Invoke", Parameter, "class C { [System.Runtime.InteropServices.DllImport(\"x\")] static extern void M(Kind p); }"),
        new("a result", Return, "class C { Thing M() => null!; /*!*/ }"),
        new("a result of an interface's method", Return, "interface C { Thing M(); }"),
        new("a result that comes later", Return, "interface C { Task<Thing> M(); }"),
        new("a result of a static abstract method", Return, "interface C { static abstract Thing M(); }"),
        new("a result of an iterator", Return, "class C { IEnumerable<Thing> M() { yield break; /*!*/ } }"),
        new("a result of an iterator that hands it over later", Return, "class C { IEnumerable<Thing?> M() { Console.Write(1); /*!*/\n yield return null; } }"),
        new("a result of an async iterator", Return, "class C { async IAsyncEnumerable<Thing> M() { await Task.Yield(); /*!*/ yield break; } }"),
        new("a receiver of an extension block", Parameter, "static class C { extension(Thing thing) { public void M() { } /*!*/ } }"),
        new("a receiver of an extension property", Parameter, "static class C { extension(Thing thing) { public int M => 1; /*!*/ } }"),
        new("a constraint of an extension block", Constraint, "static class C { extension<T>(T thing) where T : Thing { public void M() { } /*!*/ } }"),
        new("the property of an extension block", Return, "static class C { extension(int number) { public Thing M => null!; /*!*/ } }"),
    ];
}
