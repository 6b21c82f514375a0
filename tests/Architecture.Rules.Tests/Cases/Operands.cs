using static CleanTemplate.Architecture.Rules.Model.UseKind;

namespace CleanTemplate.Architecture.Rules.Tests.Cases;

/// <summary>What single instructions name: the member, its type, its whole signature, generic arguments, types.</summary>
internal static class Operands
{
    public static readonly Case[] All =
    [
        new("a static call", Call, Body("Thing.Run();")),
        new("an instance call", Call, Body("Source.Thing.Go();")),
        new("a virtual call", Call, "class C { void M(Own own) => own.Turn(); /*!*/ }"),
        new("a call of a base method", Call, "class C : Own { public override void Turn() => base.Turn(); /*!*/ }") { Member = "Turn" },
        new("a call through an interface", Call, "class C { void M(IOwn own) => own.M(); /*!*/ }"),
        new("a call of a static abstract method", Call, "class C { int M<T>() where T : IOwn => T.Make(); /*!*/ }"),
        new("a call of a method of a generic type", Call, Body("Box<int>.Run();")),
        new("a call of a method of a nested type", Call, Body("Outer.Inner.Run();")),
        new("a call with a generic argument", GenericArgument, Body("Source.Of<Thing>();")),
        new("a call with an inferred generic argument", GenericArgument, "class C { void M() => Source.UseObject(new[] { Source.Own() }.OfType<IThing>()); /*!*/ }"),
        new("a constructor", Call, Body("new Thing();")),
        new("a constructor that is handed over", Call, Body("Source.UseObject(new Thing());")),
        new("a constructor of a generic type", Call, Body("new Box<int>();")),
        new("a new T()", GenericArgument, Body("Source.UseObject(Activator.CreateInstance<Thing>());")),
        new("a struct's default", TypeOperand, Body("Source.UseObject(default(Unit));")),
        new("a static getter", Call, Body("Source.UseObject(Thing.Total);")),
        new("a static setter", Call, Body("Thing.Total = 1;")),
        new("a getter", Call, "class C { int M(Own own) => own.Size; /*!*/ }"),
        new("a setter", Call, "class C { void M(Own own) => own.Size = 1; /*!*/ }"),
        new("an object initializer", Call, "class C { object M() => new Own { Size = 1 }; /*!*/ }"),
        new("an indexer", Call, "class C { int M(Own own) => own[1]; /*!*/ }"),
        new("an event", Call, Body("Thing.Happened += null;")),
        new("an operator", Call, "class C { bool M(Own own) => own == null; /*!*/ }"),
        new("a conversion", Call, Body("Source.UseObject((int)Source.Of<Unit>());")),
        new("a conversion of an own value", Call, "class C { void M(int i) => Source.UseObject((Unit)i); /*!*/ }"),
        new("a deconstruction", Call, "class C { int M(Own own) { var (one, _) = own; /*!*/\n return one; } }"),
        new("a positional pattern", Call, "class C { bool M(Own own) => own is (1, _); /*!*/ }"),
        new("an extension method", Call, "class C { void M() => this.Poke(); /*!*/ }"),
        new("an extension method of a struct", Call, "class C { int M(int[] numbers) => numbers.Sum(); /*!*/ }"),
        new("an extension property", Call, "class C { bool M(string text) => text.IsPoked; /*!*/ }"),
        new("a static extension property", Call, "class C { string M() => string.Nothing; /*!*/ }"),
        new("an awaiter as an extension", Call, "class C { async Task M() { await 1; /*!*/ } }"),
        new("an enumerator as an extension", Call, "class C { void M() { foreach (var x in 1) Source.UseObject(x); /*!*/ } }"),
        new("a deconstruction as an extension", Call, "class C { int M() { var (one, two) = 1; /*!*/\n return one + two; } }"),
        new("an Add as an extension", Call, "class C { object M() => new Stack<int> { 1 }; /*!*/ }"),
        new("a where clause as an extension", Call, "class C { object M(int[] numbers) => from number in numbers where number > 0 select number; /*!*/ }"),
        new("a delegate of a static method", Call, "class C { Action M() => Thing.Run; /*!*/ }"),
        new("a delegate of a virtual method", Call, "class C { Action M(Own own) => own.Turn; /*!*/ }"),
        new("a delegate of an extension method", Call, "class C { Action M(object o) => o.Poke; /*!*/ }"),
        new("a delegate type", Call, "class C { object M() => new Signal(Z); /*!*/\n static void Z() { } }"),
        new("the address of a method", Call, "unsafe class C { void M() => Source.UseObject((nint)(delegate*<void>)&Thing.Run); /*!*/ }"),
        new("a call through a delegate", Call, "class C { void M() => Source.Of<Signal>()(); /*!*/ }"),
        new("a call through a function pointer", Signature, "unsafe class C { void M(void* f) => ((delegate*<Thing?, void>)f)(null); /*!*/ }"),
        new("a call through an unmanaged function pointer", Signature, "unsafe class C { void M(void* f) => ((delegate* unmanaged<Kind, void>)f)(default); /*!*/ }"),

        new("a result that is thrown away", Signature, Body("Source.Give();")),
        new("a result that is awaited", Signature, "class C { async Task M() { await Source.GiveLater(); /*!*/ } }"),
        new("a parameter that is null", Signature, Body("Source.Take(null);")),
        new("a parameter list that is empty", Signature, Body("Source.TakeAll();")),
        new("a parameter that is left out", Signature, Body("Source.TakeOptional(1);")),
        new("a property's type", Signature, Body("Source.Property = null!;")),
        new("a field's type", Signature, Body("Source.Thing = null!;")),
        new("a field's type that is read", Signature, Body("Source.UseObject(Source.Thing);")),
        new("the argument of a field's type", Signature, Body("Source.Things = null!;")),
        new("a function pointer as a field's type", Signature, "unsafe class C { void M() => Source.Pointer = null; /*!*/ }"),
        new("an event's type", Signature, Body("Source.Signalled += null;")),

        new("an override with another result", Override, "class C : Own { public override string Copy() => \"\"; /*!*/ }") { Member = "Copy" },
        new("an interpolated string handler", Call, "class C { void M(int i) => Source.Log($\"{i}\"); /*!*/ }"),
        new("an argument of a variable list", Signature, "class C { static void V(__arglist) { }\n void M(Own own) => V(__arglist((Thing)own)); /*!*/ }"),

        new("a static field", FieldAccess, Body("Thing.Count = 1;")),
        new("a static field that is read", FieldAccess, Body("Source.UseObject(Thing.Count);")),
        new("a field", FieldAccess, "class C { int M(Own own) => own.Weight; /*!*/ }"),
        new("a field that is written", FieldAccess, "class C { void M(Own own) => own.Weight = 1; /*!*/ }"),
        new("the address of a field", FieldAccess, "class C { ref int M(Own own) => ref own.Weight; /*!*/ }"),
        new("a field of a generic type", FieldAccess, Body("Source.UseObject(Box<int>.Count);")),
        new("an argument of a field's declaring type", GenericArgument, Body("Source.UseObject(Of<Thing>.Value is null);")),

        new("a typeof", TypeOperand, Body("Source.UseObject(typeof(Thing));")),
        new("an open typeof", TypeOperand, Body("Source.UseObject(typeof(Box<>));")),
        new("a typeof of a static class", TypeOperand, Body("Source.UseObject(typeof(Verbs));")),
        new("a cast", TypeOperand, "class C { void M(object o) => Source.UseObject((Thing)o); /*!*/ }"),
        new("an unboxing", TypeOperand, "class C { void M(object o) => Source.UseObject((int)(Kind)o); /*!*/ }"),
        new("a boxing", TypeOperand, Body("Source.UseObject(Kind.Two);")),
        new("a boxing for a call", TypeOperand, Body("Source.UseObject($\"{nameof(M)}\" + Kind.Two);")),
        new("an is", TypeOperand, "class C { bool M(object o) => o is Thing; /*!*/ }"),
        new("an is not", TypeOperand, "class C { bool M(object o) => o is not IThing; /*!*/ }"),
        new("an as", TypeOperand, "class C { bool M(object o) => o as Thing is null; /*!*/ }"),
        new("a type in a pattern", TypeOperand, "class C { bool M(object o) => o is string or Thing or int; /*!*/ }"),
        new("a type in a switch", TypeOperand, "class C { int M(object o) { switch (o) { case string: return 1; case Thing: return 2; default: return 3; } /*!*/\n } }"),
        new("a type in a switch expression", TypeOperand, "class C { int M(object o) => o switch { string => 1, Thing => 2, _ => 3 }; /*!*/ }"),
        new("a property pattern", TypeOperand, "class C { bool M(object o) => o is Own and { } and IThing; /*!*/ }"),
        new("a new array", TypeOperand, Body("Source.UseObject(new Thing[1]);")),
        new("a new jagged array", TypeOperand, Body("Source.UseObject(new Thing[1][]);")),
        new("a new array of two dimensions", GenericArgument, Body("Source.UseObject(new Thing[1, 2]);")),
        new("an array initializer", TypeOperand, Body("Source.UseObject(new[] { Kind.One, Kind.Two });")),
        new("a sizeof", TypeOperand, "unsafe class C { int M() => sizeof(Unit); /*!*/ }"),
        new("a stackalloc", GenericArgument, "class C { int M() { Span<Unit> units = stackalloc Unit[Z]; return units.Length; } /*!*/\n int Z => 1; }"),
        new("a default", TypeOperand, "class C { void M(out object o) => o = default(Kind); /*!*/ }"),
        new("a struct behind a reference", TypeOperand,
            "class C { string? M(ref object o) => System.Runtime.CompilerServices.Unsafe.As<object, Unit>(ref o).ToString(); /*!*/ }"),
        new("an element's address", TypeOperand, "class C { ref Unit M(Array units) => ref ((Unit[])units)[0]; /*!*/ }"),
        new("a switch over many cases before a call", Call,
            """
            class C
            {
                void M(int i)
                {
                    switch (i)
                    {
                        case 0: Console.Write(0); break;
                        case 1: Console.Write(1); break;
                        case 2: Console.Write(2); break;
                        case 3: Console.Write(3); break;
                        case 4: Console.Write(4); break;
                        case 5: Console.Write(5); break;
                        case 6: Thing.Run(); break; /*!*/
                    }
                }
            }
            """),
    ];

    private static string Body(string statement) => $"class C {{ void M() {{ {statement} /*!*/\n }} }}";
}
