using static CleanTemplate.Architecture.Rules.Model.UseKind;

namespace CleanTemplate.Architecture.Rules.Tests.Cases;

/// <summary>Statements and expressions: what stands between the braces of a member.</summary>
internal static class Bodies
{
    public static readonly Case[] All =
    [
        new("a local that is read after a branch", Local, "class C { bool M() { Thing own = Source.Own(); /*!*/\n return Source.Maybe && own is null; } }"),
        new("a local on a later line", Local,
            """
            class C
            {
                bool M(int i)
                {
                    if (i > 0) return false;
                    Thing own = Source.Own(); /*!*/
                    return i > 1 ? own is null : own is Own;
                }
            }
            """),
        new("a local that is assigned twice", Local, "class C { object? M(bool b) { Thing? own = null; /*!*/\n if (b) own = Source.Own();\n return own; } }"),
        new("the fifth local", Local,
            "class C { bool M(int i) { int a = i + 1, b = a + 1, c = b + a, d = c + b;\n Thing own = Source.Own(); /*!*/\n return Source.Maybe && own is null && (a | b | c | d) > 0; } }"),
        new("a local of a generic type", Local, "class C { object? M(bool b) { List<Thing>? own = null; /*!*/\n if (b) own = null;\n return own; } }"),
        new("a local array", Local, "class C { object? M(bool b) { Thing[]? own = null; /*!*/\n if (b) own = null;\n return own; } }"),

        new("a catch", Catch,
            """
            class C
            {
                void M()
                {
                    try
                    {
                        Console.Write(1);
                    }
                    catch (ThingException) /*!*/
                    {
                        Console.Write(2);
                    }
                }
            }
            """),
        new("the second of three catches", Catch,
            """
            class C
            {
                void M()
                {
                    try { Console.Write(1); }
                    catch (FormatException) { Console.Write(2); }
                    catch (ThingException) { Console.Write(2); } /*!*/
                    catch (Exception) { Console.Write(2); }
                }
            }
            """),
        new("a catch in a big method", Catch,
            $$"""
            class C
            {
                void M()
                {
                    {{string.Concat(Enumerable.Repeat("Console.Write(1);", 100))}}
                    try { Console.Write(1); } catch (ThingException) { } /*!*/
                }
            }
            """),
        new("a catch with a filter", Catch,
            """
            class C
            {
                void M()
                {
                    try { Console.Write(1); }
                    catch (ThingException) when (Source.Maybe) { Console.Write(2); } /*!*/
                }
            }
            """),
        new("the condition of a filter", Call,
            """
            class C
            {
                void M()
                {
                    try { Console.Write(1); }
                    catch (Exception) when (Thing.Total > 0) { Console.Write(2); } /*!*/
                }
            }
            """),
        new("the body of a catch", Call,
            """
            class C
            {
                void M()
                {
                    try { Console.Write(1); }
                    catch (Exception)
                    {
                        Thing.Run(); /*!*/
                    }
                }
            }
            """),
        new("the body of a finally", Call,
            """
            class C
            {
                void M()
                {
                    try { Console.Write(1); }
                    finally
                    {
                        Thing.Run(); /*!*/
                    }
                }
            }
            """),
        new("a throw", Call, "class C { void M() => throw new ThingException(); /*!*/ }"),
        new("a throw expression", Call, "class C { object M(object? o) => o ?? throw new ThingException(); /*!*/ }"),
        new("a using", Call,
            """
            class C
            {
                void M()
                {
                    using (new Scope()) /*!*/
                        Console.Write(1);
                }
            }
            """),
        new("a lock", Signature, "class C { void M() { lock (Source.Thing) Console.Write(1); /*!*/\n } }"),
        new("a loop over a forbidden collection", Call, "class C { void M() { foreach (var x in new Bag()) Console.Write(x); /*!*/\n } }"),
        new("a collection expression", Call, "class C { object M() { Bag bag = [1]; /*!*/\n return bag; } }"),
        new("a collection expression of the forbidden", GenericArgument, "class C { object M() { IReadOnlyList<Thing> things = [null!, null!]; /*!*/\n return things; } }"),
        new("an anonymous type", GenericArgument, "class C { object M() => new { A = (Thing?)null, B = 1 }; /*!*/ }"),
        new("a tuple", GenericArgument, "class C { object M() => ((Thing?)null, 1); /*!*/ }"),
        new("a with of the forbidden", Call, "class C { object M(object o) => ((Row)o) with { Number = 1 }; /*!*/ }"),
        new("a switch expression's result", Call, "class C { int M(int i) => i switch { 1 => Thing.Total, _ => 0 }; /*!*/ }"),
        new("an arm on a line of its own", Call,
            """
            class C
            {
                int M(int i) => i switch
                {
                    1 => 0,
                    _ => Thing.Total, /*!*/
                };
            }
            """),
        new("an interpolated string", Call, "class C { string M() => $\"{Thing.Total}\"; /*!*/ }"),
        new("an interpolated string of the forbidden", GenericArgument, "class C { string M() => $\"a{Source.Maybe}b{Kind.One}c\"; /*!*/ }"),
        new("a dynamic call with a forbidden type", TypeOperand, "class C { void M(dynamic d) => Source.UseObject((Thing)d); /*!*/ }"),
        new("a default of a reference", GenericArgument, "class C { void M() => Source.Use<Thing?>(default); /*!*/ }"),
        new("a conditional access", Call, "class C { int? M(Own? own) => own?.Size; /*!*/ }"),
        new("a goto", Call, "class C { void M() { again: Thing.Run(); /*!*/\n if (Source.Maybe) goto again; } }"),
        new("a checked block", Call, "class C { int M() { checked { return Thing.Total + 1; /*!*/\n } } }"),
        new("an unreachable-looking branch", Call, "class C { void M() { if (Source.Maybe) return;\n Thing.Run(); /*!*/\n } }"),

        new("a getter", Call, "class C { int M => Thing.Total; /*!*/ }"),
        new("a setter", Call, "class C { int M { set => Thing.Total = value; /*!*/ } }"),
        new("an init accessor", Call, "class C { public int M { get; init { field = Thing.Total; /*!*/\n } } }"),
        new("an indexer", Call, "class C { int this[int i] => Thing.Total; /*!*/ }") { Member = "Item" },
        new("an event's accessor", Call, "class C { event Action M { add => Thing.Run(); /*!*/\n remove { } } }"),
        new("a constructor", Call, "class C { C() => Thing.Run(); /*!*/ }") { Member = ".ctor" },
        new("a constructor initializer", Call, "class C { C(int i) { }\n C() : this(Thing.Total) { } /*!*/ }") { Member = ".ctor" },
        new("the arguments of a primary constructor's base", Call, "class C() : D(Thing.Total); /*!*/\nclass D(int i) { int I => i; }") { Member = ".ctor" },
        new("a static constructor", Call, "class C { static C() => Thing.Run(); /*!*/ }") { Member = ".cctor" },
        new("a module initializer", Call, "class C { [System.Runtime.CompilerServices.ModuleInitializer] internal static void M() => Thing.Run(); /*!*/ }"),
        new("a destructor", Call, "class C { ~C() => Thing.Run(); /*!*/ }") { Member = "Finalize" },
        new("an operator", Call, "class C { public static int operator +(C a, C b) => Thing.Total; /*!*/ }") { Member = "op_Addition" },
        new("a field's initial value", Call,
            """
            class C
            {
                int _z = 1;
                int _y = Thing.Total; /*!*/
            }
            """) { Member = ".ctor" },
        new("a static field's initial value", Call, "class C { static int M = Thing.Total; /*!*/ }") { Member = ".cctor" },
        new("a property's initial value", Call, "class C { int M { get; } = Thing.Total; /*!*/ }") { Member = ".ctor" },
        new("an interface's own code", Call, "interface C { void M() => Thing.Run(); /*!*/ }"),
        new("an interface's static code", Call, "interface C { static int M => Thing.Total; /*!*/ }"),
        new("a struct's code", Call, "struct C { public void M() => Thing.Run(); /*!*/ }"),
        new("a record's code", Call, "record struct C(int I) { public void M() => Thing.Run(); /*!*/ }"),
        new("a nested class's code", Call, "class A { class B { void M() => Thing.Run(); /*!*/ } }") { Type = "A.B" },
        new("a generic class's code", Call, "class C<T> { class D<U> { void M() => Thing.Run(); /*!*/ } }") { Type = "C.D" },
        new("a file-local class's code", Call, "file class C { void M() => Thing.Run(); /*!*/ }"),
        new("a class nested in a file-local class", Call, "file class C { class D { void M() => Thing.Run(); /*!*/ } }") { Type = "C.D" },
        new("a partial method", Call, "partial class C { partial void M(); }\npartial class C { partial void M() => Thing.Run(); /*!*/ }"),
        new("an extension block", Call, "static class C { extension(int number) { public void M() => Thing.Run(); /*!*/ } }"),
        new("an extension property", Call, "static class C { extension(int number) { public int M => Thing.Total; /*!*/ } }"),
        new("an extension operator", Call,
            "static class C { extension(Version) { public static Version operator -(Version v) => new(Thing.Total, 1); /*!*/ } }") { Member = "op_UnaryNegation" },
        new("an explicit implementation", Call, "class C : I { void I.M() => Thing.Run(); /*!*/ } interface I { void M(); }"),
        new("an explicit implementation of a generic interface", Call, "class C : I<List<int>> { void I<List<int>>.M() => Thing.Run(); /*!*/ } interface I<T> { void M(); }"),
        new("an explicitly implemented property", Call, "class C : I { int I.M => Thing.Total; /*!*/ } interface I { int M { get; } }"),
        new("an explicit implementation of a file-local interface", Call, "file class C : I { void I.M() => Thing.Run(); /*!*/ } file interface I { void M(); }"),
        new("top-level statements", Call, "Console.Write(1);\nThing.Run(); /*!*/") { Type = "Program", Member = "Main" },
    ];
}
