using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>The members that source declares.</summary>
public sealed class Members
{
    private const string Source =
        """
        public abstract class C<T> : IEnumerable<T>, IComparable
        {
            public int Field;
            public readonly List<T[,]> Items = [];
            internal static int Count;
            public const int Max = 1;
            public int Property { get; set; }
            public int Initialised { get; init; }
            protected T? Guarded { get; set; }
            public int this[string key] => 1;
            public static int Shared => 1;
            public C(int number) { }
            static C() { }
            public event Action? Happened { add { } remove { } }
            public async Task<T> Wait(T[] values, CancellationToken token) { await Task.Yield(); return values[0]; }
            public void Refer(ref int number) { }
            public static void Run() { Local(); void Local() { Action a = () => { }; a(); } }
            private protected void Hidden<U>(U value) { }
            IEnumerator<T> IEnumerable<T>.GetEnumerator() => null!;
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
            int IComparable.CompareTo(object? other) => 0;
            public static bool operator !(C<T> c) => true;
        }
        """;

    [Fact]
    public void Each_has_its_kind_its_types_and_its_parameters()
    {
        using var code = new Assemblies().With("App", "using System.Threading;" + Source);

        Assert.Equal(
            [
                "Field Field : System.Int32 public writable",
                "Field Items : System.Collections.Generic.List`1[[,][!0]] public",
                "Field Count : System.Int32 static",
                "Field Max : System.Int32 public static",
                "Property Property : System.Int32 public writable",
                "Property Initialised : System.Int32 public",
                "Property Guarded : !0 public writable",
                "Property Item(System.String) : System.Int32 public",
                "Property Shared : System.Int32 public static",
                "Constructor .ctor(System.Int32) : System.Void public",
                "Method Wait([][!0], System.Threading.CancellationToken) : System.Threading.Tasks.Task`1[!0] public async",
                "Method Refer(&[System.Int32]) : System.Void public",
                "Method Run : System.Void public static",
                "Method Hidden(!!0) : System.Void",
                "Method System.Collections.Generic.IEnumerable<T>.GetEnumerator : System.Collections.Generic.IEnumerator`1[!0]",
                "Method System.Collections.IEnumerable.GetEnumerator : System.Collections.IEnumerator",
                "Method System.IComparable.CompareTo(System.Object) : System.Int32",
                "Method op_LogicalNot(C`1[!0]) : System.Boolean public static",
            ],
            code.Types().GetTypes().Single().Members.Select(Text));
    }

    [Fact]
    public void Those_that_a_record_is_given_are_none()
    {
        using var code = new Assemblies().With("App", "public record R(int Number); public record struct S(int Number);");

        Assert.All(code.Types().GetTypes(), type => Assert.Equal(["Property Number", "Constructor .ctor"], type.Members.Select(member => $"{member.Kind} {member.Name}").Distinct()));
    }

    [Theory]
    [InlineData("Library.Book", "Plain List Generic")]
    [InlineData("Library.Book.Page", "Nested")]
    [InlineData("Library.Book+Page", "Nested")]
    [InlineData("Library.Box", "Generic")]
    [InlineData("Library.Box`1", "Generic")]
    [InlineData("Library.Box.Lid", "Inner")]
    [InlineData("Library.Box`1+Lid`1", "Inner")]
    [InlineData("Library.Boo", "")]
    [InlineData("Book", "")]
    public void Their_types_mention_others_in_either_spelling(string name, string members)
    {
        using var code = new Assemblies().With("App", """
            namespace Library;
            class Book { public class Page; }
            class Box<T> { public class Lid<U>; }
            class C { Book Plain = null!; List<Book[]> List = null!; Dictionary<int, Book.Page> Nested = null!; Box<Book> Generic = null!; Box<int>.Lid<int> Inner = null!; }
            """);

        var found = code.Types().That().HaveName("C").GetTypes().Single().Members.Where(member => member.Type.Mentions(name));

        Assert.Equal(members, string.Join(' ', found.Select(member => member.Name)));
    }

    [Fact]
    public void Their_types_are_called_in_source_as_the_types_themselves()
    {
        using var code = new Assemblies().With("App", "namespace Library { class Book { public class Page<T>; } class C { Book.Page<int> F = null!; } }");
        var types = code.Types().GetTypes();

        Assert.Contains(types.Single(type => type.Name == "C").Members.First().Type.SourceName, types.Select(type => type.FullName));
    }

    private static string Text(CodeMember member) => string.Join(
        ' ',
        new[]
        {
            $"{member.Kind} {member.Name}{(member.Parameters.Count == 0 ? "" : $"({string.Join(", ", member.Parameters)})")} : {member.Type}",
            member.IsPublic ? "public" : "",
            member.IsStatic ? "static" : "",
            member.IsAsync ? "async" : "",
            member.IsPubliclyWritable ? "writable" : "",
        }.Where(word => word.Length > 0));
}
