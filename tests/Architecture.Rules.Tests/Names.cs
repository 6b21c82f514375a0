namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Names match by whole segments and to the letter, and as source writes them.</summary>
public sealed class Names
{
    private const string Source =
        """
        namespace App.Data { class Table; class Handler<T> { class Handler2; } class OrderHandler; class HandlerOfOrders; file class Secret; struct S { delegate T Maker<T>(); } }
        namespace App.Database { class Table; }
        namespace App.data { class Table; }
        namespace System.Foo { class Table; }
        namespace Microsoft.Foo { class Table; }
        class Alone;
        """;

    [Theory]
    [InlineData("App.Data", "App.Data.Handler App.Data.Handler.Handler2 App.Data.HandlerOfOrders App.Data.OrderHandler App.Data.S App.Data.S.Maker App.Data.Secret App.Data.Table")]
    [InlineData("App.Database", "App.Database.Table")]
    [InlineData("App.data", "App.data.Table")]
    [InlineData("System", "System.Foo.Table")]
    [InlineData("Microsoft.Foo", "Microsoft.Foo.Table")]
    [InlineData("App.Dat", "")]
    [InlineData("Data", "")]
    [InlineData("", "Alone")]
    public void A_namespace_is_itself_and_what_is_below_it(string name, string expected) =>
        Same(expected, types => types.ResideInNamespace(name), types => types.DoNotResideInNamespace(name));

    [Theory]
    [InlineData("^App\\.Data", "App.Data.Handler App.Data.Handler.Handler2 App.Data.HandlerOfOrders App.Data.OrderHandler App.Data.S App.Data.S.Maker App.Data.Secret App.Data.Table App.Database.Table")]
    [InlineData("Foo$", "Microsoft.Foo.Table System.Foo.Table")]
    public void A_namespace_can_be_a_pattern(string pattern, string expected) => Same(expected, types => types.ResideInNamespaceMatching(pattern));

    [Theory]
    [InlineData("Handler", "App.Data.Handler App.Data.OrderHandler")]
    [InlineData("ret", "App.Data.Secret")]
    [InlineData("Maker", "App.Data.S.Maker")]
    [InlineData("handler", "")]
    public void An_ending_is_that_of_the_name_without_generic_parameters(string end, string expected) =>
        Same(expected, types => types.HaveNameEndingWith(end), types => types.DoNotHaveNameEndingWith(end));

    [Theory]
    [InlineData("Handler", "App.Data.Handler App.Data.Handler.Handler2 App.Data.HandlerOfOrders")]
    [InlineData("App", "")]
    [InlineData("Sec", "App.Data.Secret")]
    public void A_beginning_is_that_of_the_name_without_namespace(string start, string expected) =>
        Same(expected, types => types.HaveNameStartingWith(start), types => types.DoNotHaveNameStartingWith(start));

    [Theory]
    [InlineData("Handler", "App.Data.Handler")]
    [InlineData("Secret", "App.Data.Secret")]
    [InlineData("Table", "App.Data.Table App.Database.Table App.data.Table Microsoft.Foo.Table System.Foo.Table")]
    [InlineData("table", "")]
    public void A_name_is_the_whole_name(string name, string expected) => Same(expected, types => types.HaveName(name), types => types.DoNotHaveName(name));

    [Theory]
    [InlineData("^Handler(Of|$)", "App.Data.Handler App.Data.HandlerOfOrders")]
    [InlineData("\\d", "App.Data.Handler.Handler2")]
    public void A_name_can_be_a_pattern(string pattern, string expected) =>
        Same(expected, types => types.HaveNameMatching(pattern), types => types.DoNotHaveNameMatching(pattern));

    private static void Same(string expected, Func<Predicates, PredicateList> which, Func<Predicates, PredicateList>? others = null)
    {
        using var code = new Assemblies().With("Some", Source);
        Assert.Equal(expected, string.Join(' ', Chosen(which)));
        if (others is not null) Assert.Equal(code.Types().GetTypes().Select(type => type.FullName).Except(expected.Split(' ')).Order(StringComparer.Ordinal), Chosen(others));

        IEnumerable<string> Chosen(Func<Predicates, PredicateList> these) => [.. these(code.Types().That()).GetTypes().Select(type => type.FullName).Order(StringComparer.Ordinal)];
    }
}
