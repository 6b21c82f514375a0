using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev.Tests;

public sealed class FindingADatabase
{
    private static readonly Product Backend = new("Acme.Backend");

    [Fact]
    public async Task A_configured_database_is_taken_and_nothing_else_is_tried()
    {
        DatabaseSearch search = new([new Source("One", Offers: true)], Backend);

        await using var database = await search.Open("one", "configured", TestContext.Current.CancellationToken);

        Assert.Equal(("One", "configured"), (database.Provider, database.ConnectionString));
    }

    [Fact]
    public async Task The_first_source_that_offers_one_wins()
    {
        DatabaseSearch search = new([new Source("One", Offers: false), new Source("One", Offers: true), new Source("Two", Offers: true)], Backend);

        await using var database = await search.Open("One", connectionString: null, TestContext.Current.CancellationToken);

        Assert.Equal("from One", database.ConnectionString);
    }

    [Fact]
    public async Task Where_nothing_is_to_be_had_one_message_says_what_to_install_or_set()
    {
        DatabaseSearch search = new([new Source("One", Offers: false), new Source("Two", Offers: true)], Backend);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => search.Open("One", connectionString: null, TestContext.Current.CancellationToken));

        Assert.Contains("install One", refusal.Message);
        Assert.DoesNotContain("install Two", refusal.Message);
        Assert.Contains("Database__ConnectionString", refusal.Message);
    }

    [Fact]
    public async Task The_provider_may_be_left_out_only_where_there_is_one()
    {
        Source one = new("One", Offers: true);
        await using var only = await new DatabaseSearch([one, one], Backend).Open(provider: null, connectionString: null, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            new DatabaseSearch([one, one with { Provider = "Two" }], Backend).Open(provider: null, connectionString: null, TestContext.Current.CancellationToken));

        Assert.Equal("One", only.Provider);
        Assert.Contains("One, Two", refusal.Message);
    }

    [Theory]
    [InlineData("PaperTrail", "paper-trail")]
    [InlineData("Acme.Backend", "acme-backend")]
    [InlineData("my-app.2026", "my-app-2026")]
    [InlineData("T", "t")]
    [InlineData("Café.Nord", "caf-nord-c10ce5")]
    [InlineData("日本", "app-cf2abf")]
    [InlineData("Aaaaaaaaaa.Bbbbbbbbbb.Cccccccccc.Dddddddddd.Eeeeeeeeee.Fffff", "aaaaaaaaaa-bbbbbbbbbb-cccccccccc-520f5e")]
    public void Names_outside_the_folder_are_short_and_lower_case_with_hyphens_and_differ_where_something_is_lost(string name, string kebab) => Assert.Equal(kebab, new Product(name).Kebab);

    [Fact]
    public void Every_source_is_found_and_programs_of_the_machine_come_before_containers() =>
        Assert.All(DatabaseSearch.AllSources.GroupBy(source => source.Provider), sources => Assert.Equal([0, 1], sources.Select(source => source.Order)));

    private sealed record Source(string Provider, bool Offers) : IDatabaseSource
    {
        public int Order => 0;

        public IReadOnlyList<string> Advice => [$"install {Provider}"];

        public Task<Database?> Open(Product product, CancellationToken cancellationToken) =>
            Task.FromResult(Offers ? new Database(Provider, $"from {Provider}", "an offer") : null);
    }
}
