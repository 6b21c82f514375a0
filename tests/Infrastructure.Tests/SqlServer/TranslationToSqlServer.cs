using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.SqlServer;

/// <summary>
/// Proves the translation only: that EF Core can say in T-SQL whatever the ports ask, and that the T-SQL is the one on
/// file. Nothing runs on a server, so nothing is said about what a server answers: OnEveryDatabase tests say that.
/// </summary>
public sealed class TranslationToSqlServer
{
    public static TheoryData<string> PortMethods => [.. Ports.Calls.Select(Ports.NameOf).Distinct()];

    public static TheoryData<string> Aggregates => [.. Ports.Aggregates.Select(aggregate => aggregate.Name)];

    [Theory(SkipTestWithoutData = true), MemberData(nameof(PortMethods))]
    public async Task A_call_of_a_port_becomes_the_t_sql_on_file(string method)
    {
        var (called, samples) = (Ports.Calls.Where(port => Ports.NameOf(port) == method).ToList(), Samples.All.SelectMany(area => area.Calls).ToList());
        Assert.All(called, port => Assert.True(samples.Exists(call => call.Method == port), NoSample(method, port.DeclaringType!)));

        List<(string, IReadOnlyList<string>)> parts = [];
        foreach (var call in samples.Where(call => called.Contains(call.Method)))
        {
            await using NoServer server = new(call.Answer);
            await server.Run(call.Run);
            Assert.NotEmpty(server.Batches);
            parts.Add((call.Name, server.Batches));
        }

        Golden.Holds(Golden.FileOf(Ports.AreaOf(called[0].DeclaringType!), method), parts);
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Aggregates))]
    public async Task A_save_of_an_aggregate_becomes_the_t_sql_on_file(string aggregate)
    {
        var type = Ports.Aggregates.Single(type => type.Name == aggregate);
        var saved = Samples.All.SelectMany(area => area.Aggregates).SingleOrDefault(sample => sample.Root.GetType() == type);
        Assert.True(saved is not null, NoSample(aggregate, type));
        var add = Ports.Adding(type);

        Golden.Holds(Golden.FileOf(Ports.AreaOf(type), aggregate),
        [
            ("insert", await Save(services => add.Invoke(services.GetRequiredService(add.DeclaringType!), [saved.Root]))),
            ("update", await Save(services =>
            {
                services.GetRequiredService<AppDbContext>().Attach(saved.Root);
                saved.Change();
            })),
            ("delete", await Save(services => services.GetRequiredService<AppDbContext>().Remove(saved.Root))),
        ]);
    }

    [Fact]
    public void Every_golden_file_is_of_a_port_or_an_aggregate() => Assert.Empty(Golden.Files.Except(
    [
        .. Ports.Calls.Select(method => Golden.FileOf(Ports.AreaOf(method.DeclaringType!), Ports.NameOf(method))),
        .. Ports.Aggregates.Select(aggregate => Golden.FileOf(Ports.AreaOf(aggregate), aggregate.Name)),
    ]));

    private static async Task<IReadOnlyList<string>> Save(Action<IServiceProvider> change)
    {
        await using NoServer server = new(new());
        await server.Run(services =>
        {
            change(services);
            return Task.CompletedTask;
        });
        Assert.NotEmpty(server.Batches);
        return server.Batches;
    }

    private static string NoSample(string subject, Type of) =>
        $"There is no sample of {subject}: add one to tests/Infrastructure.Tests/SqlServer/{Ports.AreaOf(of)}/{Ports.AreaOf(of)}Samples.cs (an {nameof(ISamples)}).";
}
