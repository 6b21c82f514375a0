using static CleanTemplate.Architecture.Rules.Model.UseKind;

namespace CleanTemplate.Architecture.Rules.Tests.Cases;

/// <summary>Code that compilers move to classes of their own: it belongs to the member that contains it in source.</summary>
internal static class Closures
{
    public static readonly Case[] All =
    [
        new("a lambda", Call, Class("Action M() => () => Thing.Run(); /*!*/")),
        new("a lambda on a later line", Call,
            """
            class C
            {
                void M()
                {
                    Action action = () =>
                    {
                        Console.Write(1);
                        Thing.Run(); /*!*/
                    };
                    action();
                }
            }
            """),
        new("a capturing lambda", Call, Class("Action M(int i) => () => Thing.Total = i; /*!*/")),
        new("a lambda that captures this", Call, Class("int _i; Action M() => () => Thing.Total = _i; /*!*/")),
        new("a lambda in a lambda", Call, Class("Func<Action> M() => () => () => Thing.Run(); /*!*/")),
        new("a capturing lambda in a capturing lambda", Call, Class("Func<int, Action> M(int i) => j => () => Thing.Total = i + j; /*!*/")),
        new("a lambda in a generic method", Call, Class("Action M<T>() => () => { Source.Of<T>(); Thing.Run(); }; /*!*/")),
        new("a capturing lambda in a generic class", Call, "class C<T> { Func<T> M(T t) => () => { Thing.Run(); /*!*/\n return t; }; }"),
        new("a parameter of a lambda", Local, Class("object M() => (Thing? t) => 1; /*!*/")),
        new("a local of a lambda", Local, Class("Action M(bool b) => () => { Thing? own = null; /*!*/\n if (b) own = Source.Own();\n Source.UseObject(own); };")),
        new("a captured local", Local, Class("Action M() { Thing own = Source.Own(); /*!*/\n return () => Source.UseObject(own); }")),
        new("a catch in a lambda", Catch, Class("Action M() => () => { try { Console.Write(1); }\n catch (ThingException) { Console.Write(2); } /*!*/\n };")),
        new("a static lambda", Call, Class("Action M() => static () => Thing.Run(); /*!*/")),
        new("an anonymous method", Call, Class("Action M() => delegate { Thing.Run(); /*!*/\n };")),
        new("an async lambda", Call, Class("Func<Task> M() => async () => { await Task.Yield();\n Thing.Run(); /*!*/\n };")),
        new("a capturing async lambda in an async lambda", Call,
            Class("Func<Task> M(int i) => async () => { await Task.Yield(); Func<Task> f = async () => { await Task.Yield();\n Thing.Total = i; /*!*/\n }; await f(); };")),
        new("a lambda in a field's initial value", Call, Class("Action M = () => Thing.Run(); /*!*/")) { Member = ".ctor" },
        new("a lambda in a static field's initial value", Call, Class("static Action M = () => Thing.Run(); /*!*/")) { Member = ".cctor" },
        new("a lambda in a property", Call, Class("Action M => () => Thing.Run(); /*!*/")),
        new("a lambda in a property's initial value", Call, Class("Action M { get; } = () => Thing.Run(); /*!*/")) { Member = ".ctor" },
        new("a lambda in a constructor", Call, Class("C(int i) { Action a = () => Thing.Total = i; /*!*/\n a(); }")) { Member = ".ctor" },
        new("a lambda in an event's accessor", Call, Class("event Action M { add { Action a = () => Thing.Run(); /*!*/\n a(); } remove { } }")),
        new("a lambda in an explicit implementation", Call, "class C : I { Action I.M() => () => Thing.Run(); /*!*/ } interface I { Action M(); }"),
        new("a lambda in an explicit implementation of a generic interface", Call,
            "class C : I<List<C>> { Action I<List<C>>.M(List<C> x) => () => { x.Clear(); Thing.Run(); }; /*!*/ } interface I<T> { Action M(T t); }"),
        new("a lambda in a nested class", Call, "class C { class D { Action M(int i) => () => Thing.Total = i; /*!*/ } }") { Type = "C.D" },
        new("a lambda in a struct", Call, "struct C { Action M(int i) => () => Thing.Total = i; /*!*/ }"),
        new("a lambda in an interface", Call, "interface C { Action M(int i) => () => Thing.Total = i; /*!*/ }"),
        new("a lambda in a file-local class", Call, "file class C { Action M(int i) => () => Thing.Total = i; /*!*/ }"),
        new("a lambda in an extension block", Call, "static class C { extension(int number) { public Action M() => () => Thing.Total = number; /*!*/ } }"),
        new("a lambda in an extension property", Call, "static class C { extension(int number) { public Action M => () => Thing.Total = number; /*!*/ } }"),
        new("a lambda with a primary constructor's parameter", Call, "class C(int i) { Action M() => () => Thing.Total = i; /*!*/ }"),
        new("a lambda in top-level statements", Call, "var i = args.Length;\nAction a = () => Thing.Total = i; /*!*/\na();") { Type = "Program", Member = "Main" },
        new("a local function in top-level statements", Call, "Local();\nvoid Local() => Thing.Run(); /*!*/") { Type = "Program", Member = "Main" },

        new("a query", Call, Class("object M(int[] numbers) => from n in numbers let m = n + 1 where m > Thing.Total select m; /*!*/")),
        new("a query's range variable", GenericArgument, Class("object M(object[] all) => from Thing t in all select 1; /*!*/")),
        new("an expression tree", Signature, Class("object M() => (Expression<Func<object>>)(() => Source.Give()); /*!*/")),
        new("a call in an expression tree", Call, Class("object M() => (Expression<Action>)(() => Thing.Run()); /*!*/")),
        new("a type in an expression tree", TypeOperand, Class("object M() => (Expression<Func<object, bool>>)(o => o is Thing); /*!*/")),

        new("a local function", Call, Class("void M() { Local(); void Local() => Thing.Run(); /*!*/\n }")),
        new("a static local function", Call, Class("void M() { Local(); static void Local() => Thing.Run(); /*!*/\n }")),
        new("a capturing local function", Call, Class("void M(int i) { Local(); void Local() => Thing.Total = i; /*!*/\n }")),
        new("a generic local function", Call, Class("void M() { Local<int>(); static void Local<T>() { Source.Of<T>(); Thing.Run(); } /*!*/\n }")),
        new("a local function in a local function", Call, Class("void M() { One(); void One() { Two(); void Two() => Thing.Run(); /*!*/\n } }")),
        new("a lambda in a local function", Call, Class("void M(int i) { Local()(); Action Local() => () => Thing.Total = i; /*!*/\n }")),
        new("a local function in a lambda", Call, Class("Action M(int i) => () => { Local(); void Local() => Thing.Total = i; /*!*/\n };")),
        new("an async local function", Call, Class("Task M() { return Local(); async Task Local() { await Task.Yield();\n Thing.Run(); /*!*/\n } }")),
        new("a capturing async local function in a lambda", Call,
            Class("Func<Task> M(int i) => () => { return Local(); async Task Local() { await Task.Yield();\n Thing.Total = i; /*!*/\n } };")),
        new("an iterator as a local function", Call, Class("object M(int i) { return Local(); IEnumerable<int> Local() { yield return i;\n Thing.Run(); /*!*/\n } }")),
        new("a lambda in an iterator in a local function", Call,
            Class("object M(int i) { return Local(); IEnumerable<Action> Local() { yield return () => Thing.Total = i; /*!*/\n } }")),
        new("a local function in a getter", Call, Class("int M { get { return Local(); static int Local() => Thing.Total; /*!*/\n } }")),
        new("a local function in a constructor", Call, Class("C() { Local(); static void Local() => Thing.Run(); /*!*/\n }")) { Member = ".ctor" },

        new("an async method", Call, Class("async Task M() { await Task.Yield();\n Thing.Run(); /*!*/\n }")),
        new("an async method before it awaits", Call, Class("async Task M() { Thing.Run(); /*!*/\n await Task.Yield(); }")),
        new("an async method without a result", Call, Class("async void M() { await Task.Yield();\n Thing.Run(); /*!*/\n }")),
        new("a generic async method", Call, Class("async ValueTask<T> M<T>(T t) { await Task.Yield();\n Thing.Run(); /*!*/\n return t; }")),
        new("an async method of a generic struct", Call, "struct C<T> { public async Task M() { await Task.Yield();\n Thing.Run(); /*!*/\n } }"),
        new("an async explicit implementation", Call, "class C : I { async Task I.M() { await Task.Yield();\n Thing.Run(); /*!*/\n } } interface I { Task M(); }"),
        new("an async explicit implementation of a generic interface", Call,
            "namespace N { class C : I<List<int>> { async Task I<List<int>>.M() { await Task.Yield();\n Thing.Run(); /*!*/\n } } interface I<T> { Task M(); } }") { Type = "N.C" },
        new("an async explicit implementation in a generic class", Call,
            "class C<T> : I<T> { async Task I<T>.M() { await Task.Yield();\n Thing.Run(); /*!*/\n } } interface I<T> { Task M(); }"),
        new("an async override", Call,
            "class C : D { public override async Task M() { await base.M();\n Thing.Run(); /*!*/\n } } class D { public virtual Task M() => Task.CompletedTask; }"),
        new("a catch in an async method", Catch, Class("async Task M() { try { await Task.Yield(); }\n catch (ThingException) { Console.Write(1); } /*!*/\n }")),
        new("a catch that awaits", Catch, Class("async Task M() { try { await Task.Yield();\n } catch (ThingException) { await Task.Yield(); } /*!*/\n }")),
        new("a finally that awaits", Call, Class("async Task M() { try { await Task.Yield(); }\n finally { await Task.Yield(); Thing.Run(); } /*!*/\n }")),
        new("a local that outlives an await", Local,
            Class("async Task<bool> M(bool b) { Thing? own = null; /*!*/\n if (b) own = Source.Own();\n await Task.Yield(); return Equals(own, null); }")),
        new("a local that outlives a yield", Local, Class("IEnumerable<int> M() { Thing own = Source.Own(); /*!*/\n yield return 1; Source.UseObject(own); }")),
        new("a local between awaits", Local,
            Class("async Task<bool> M(bool b) { await Task.Yield(); Thing? own = null; /*!*/\n if (b) own = Source.Own();\n return Equals(own, null); }")),
        new("an await using", Call, Class("async Task M() { await using var scope = new AsyncScope(); Console.Write(1); } /*!*/\n")),
        new("an await foreach", Signature, Class("async Task M() { await foreach (var x in Source.GiveSome()) Console.Write(1); /*!*/\n }")),

        new("an iterator", Call, Class("IEnumerable<int> M() { yield return 1;\n Thing.Run(); /*!*/\n yield return 2; }")),
        new("an iterator's value", Call, Class("IEnumerable<int> M() { yield return Thing.Total; /*!*/\n }")),
        new("an iterator's finally", Call, Class("IEnumerable<int> M() { try { yield return 1; } finally { Console.Write(1);\n Thing.Run(); /*!*/\n } }")),
        new("a lambda in an iterator", Call, Class("IEnumerable<Action> M(int i) { yield return () => Thing.Total = i; /*!*/\n }")),
        new("an iterator in a getter", Call, Class("IEnumerable<int> M { get { yield return 1;\n Thing.Run(); /*!*/\n } }")),
        new("an iterator as an explicit implementation", Call,
            "class C : IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() { yield return 1;\n Thing.Run(); /*!*/\n } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }") { Member = "GetEnumerator" },
        new("an async iterator", Call, Class("async IAsyncEnumerable<int> M() { await Task.Yield(); yield return 1;\n Thing.Run(); /*!*/\n }")),
        new("a lambda in an async iterator", Call, Class("async IAsyncEnumerable<Action> M(int i) { await Task.Yield(); yield return () => Thing.Total = i; /*!*/\n }")),
        new("an extension block's async method", Call,
            "static class C { extension(int number) { public async Task M() { await Task.Yield();\n Thing.Total = number; /*!*/\n } } }"),
        new("an extension block's iterator", Call,
            "static class C { extension(int number) { public IEnumerable<int> M() { yield return number;\n Thing.Run(); /*!*/\n } } }"),
        new("a file-local class's async method", Call, "file class C { async Task M() { await Task.Yield();\n Thing.Run(); /*!*/\n } }"),
        new("an interface's async method", Call, "interface C { async Task M() { await Task.Yield();\n Thing.Run(); /*!*/\n } }"),
        new("awaiting top-level statements", Call, "await Task.Yield();\nThing.Run(); /*!*/") { Type = "Program", Member = "Main" },
        new("an async local function in top-level statements", Call,
            "await Local();\nasync Task Local() { await Task.Yield();\nThing.Run(); /*!*/\n}") { Type = "Program", Member = "Main" },
    ];

    private static string Class(string members) => $"class C {{ {members} }}";
}
