using CleanTemplate.Dev.Databases;
using CleanTemplate.Dev.Postgres;
using CleanTemplate.Dev.Tests.Docker;

namespace CleanTemplate.Dev.Tests.Postgres;

[Collection(FakePrograms.OneAtATime)]
public sealed class RunningInAContainer : IDisposable
{
    private readonly FakePrograms _programs = new();

    public RunningInAContainer() => _programs.AddDocker();

    public void Dispose() => _programs.Dispose();

    [Fact]
    public async Task The_product_has_a_container_with_its_name_and_a_database_of_its_own()
    {
        Product product = new($"Dev.Tests.{Guid.NewGuid():N}");
        IDatabaseSource source = new PostgresContainer();

        await using var database = await source.Open(product, TestContext.Current.CancellationToken);

        Assert.Matches($"^Host=127.0.0.1;Port=49321;Username=postgres;Password=[^;]+;Database={product.Kebab}$", database!.ConnectionString);
        Assert.Contains(_programs.Calls, call => call.StartsWith($"docker run --detach --name {product.Kebab}-dev-postgres ", StringComparison.Ordinal)
            && call.EndsWith("--env POSTGRES_PASSWORD postgres:17", StringComparison.Ordinal));
        Directory.Delete(UserFolder.Of(product), recursive: true);
    }

    [Fact]
    public async Task A_throw_away_container_has_a_connection_string_of_the_same_shape()
    {
        await using var database = await PostgresContainer.StartThrowaway(TestContext.Current.CancellationToken);

        Assert.Matches("^Host=127.0.0.1;Port=49321;Username=postgres;Password=[^;]+;Database=postgres$", database.ConnectionString);
    }
}
