namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Whether anything about an instance can change after it was constructed.</summary>
public sealed class Immutability
{
    [Theory]
    [InlineData("class C;")]
    [InlineData("class C { public readonly int F; public const int K = 1; static readonly int S; }")]
    [InlineData("class C { public int P { get; } public int Q { get; init; } public int R => 1; }")]
    [InlineData("record C(int A, string B);")]
    [InlineData("record C { public required int A { get; init; } }")]
    [InlineData("readonly record struct C(int A);")]
    [InlineData("readonly struct C { public int A { get; init; } }")]
    [InlineData("class C : B; class B { public int P { get; } }")]
    [InlineData("class C : List<int>;")]
    [InlineData("class C : B<int>; class B<T> { readonly T? t; }")]
    [InlineData("class C(int a) { public int A { get; } = a; }")]
    [InlineData("class C { class Mutable { int _f; } }")]
    [InlineData("interface C { int P { get; set; } }")]
    [InlineData("abstract class C { public abstract int P { get; set; } }")]
    public void It_is(string source) => Assert.True(IsImmutable(source));

    [Theory]
    [InlineData("class C { private int _f; }")]
    [InlineData("class C { static int _f; }")]
    [InlineData("class C { public int P { get; private set; } }")]
    [InlineData("class C { public int P { get; protected set; } }")]
    [InlineData("class C { public int P { get => field++; } }")]
    [InlineData("class C { public event Action? E; }")]
    [InlineData("record struct C(int A);")]
    [InlineData("record C(int A) { public int B { get; set; } }")]
    [InlineData("class C : B; class B { int _f; }")]
    [InlineData("class C : B; class B : A; class A { public int P { get; set; } }")]
    [InlineData("class C : B<int>; class B<T> { T? t; }")]
    [InlineData("class C : Outer.B; class Outer { public class B { int _f; } }")]
    [InlineData("class C(int a) { public int A() => a; }")]
    public void It_is_not(string source) => Assert.False(IsImmutable(source));

    [Fact]
    public void A_base_class_counts_when_its_assembly_is_read_too()
    {
        using var code = new Assemblies().With("Base", "public class B { public int P { get; set; } }").With("App", "class C : B;");

        Assert.False(code.Types().GetTypes().Single(type => type.Name == "C").IsImmutable);
    }

    private static bool IsImmutable(string source)
    {
        using var code = new Assemblies().With("App", source);
        return code.Types().GetTypes().Single(type => type.FullName == "C").IsImmutable;
    }
}
