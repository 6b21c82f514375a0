namespace CleanTemplate.Architecture.Rules.Tests.Cases;

/// <summary>Sources that do not use the forbidden, however much they look like it.</summary>
internal static class Controls
{
    public static readonly (string Name, string Source)[] All =
    [
        ("a using alone", "using Forbidden; using static Forbidden.Thing; using T = Forbidden.Thing; class C;"),
        ("a string", "class C { string M() => \"Forbidden.Thing\"; }"),
        ("a string in an attribute", "[Says((object)\"Forbidden.Thing, Forbidden\", Property = \"Forbidden.Thing\")] class C;"),
        ("a nameof", "class C { string M() => nameof(Forbidden.Thing) + nameof(Forbidden); [System.ComponentModel.DefaultValue(nameof(Thing.Run))] int P => 0; }"),
        ("a comment", "/* Forbidden.Thing.Run(); */ class C { /// <see cref=\"Forbidden.Thing\"/>\n void M() { } }"),
        ("a namespace that starts so", "class C { void M() => Forbiddenish.Thing.Run(); }"),
        ("a namespace that ends so", "class C { void M() => Not.Forbidden.Thing.Run(); }"),
        ("a namespace in another case", "class C { void M() => forbidden.Thing.Run(); }"),
        ("a type of that name elsewhere", "class C { void M() => Outside.Forbidden.Run(); }"),
        ("a member of that name", "class C { int Forbidden => 1; void M(int Thing) => Console.Write(Forbidden + Thing); }"),
        ("a constant of the forbidden's value", "class C { int M() => 1; }"),
        ("a neighbour that uses it", "class C : Own { void M(Own own) => Source.UseObject(own); }"),
        ("a neighbour's exception", "class C { void M() { try { } catch (OwnException) { } } }"),
        ("a local that is never read", "class C { void M() { Thing? own = null; } }"),
        ("a local that is never read in an async method", "class C { async Task M() { Thing? own = null; await Task.Yield(); } }"),
        ("a local that is read once", "class C { string? M() { Thing own = Source.Own(); return own.ToString(); } }"),
        ("a local that is read once in an async method", "class C { async Task<object> M() { await Task.Yield(); Thing own = Source.Own(); return own; } }"),
        ("a local that is read at once, twice", "class C { void M() { Thing own = Source.Own(); Source.UseObject(own); Source.UseObject(own); } }"),
        ("a local before an endless loop", "class C { void M() { Thing own = Source.Own(); while (true) Source.UseObject(own); } }"),
        ("a local that is assigned twice and read at once", "class C { object M() { Thing own = Source.Own(); own = Source.Own(); return own; } }"),
    ];
}
