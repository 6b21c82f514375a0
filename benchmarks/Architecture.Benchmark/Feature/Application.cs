using CleanTemplate.Architecture.Benchmark.Kernel;
using System.Runtime.CompilerServices;
using Shop.Domain.ThisArea;

namespace Shop.Application.ThisArea;

public interface IThingRepository : IRepository<Thing>
{
    Task Add(Thing thing, CancellationToken cancellationToken);

    Task<IReadOnlyList<ThingView>> Search(string text, CancellationToken cancellationToken);
}

[RequirePermission("things.place", Policy = typeof(ThingView))]
public sealed record PlaceThing(string Name, IReadOnlyList<ThingLine> Lines, Guid Customer) : ICommand<ThingId>;

public sealed record ThingView(Guid Id, string Name, decimal Total, ThingStatus Status);

internal sealed class PlaceThingValidator : Validator<PlaceThing>
{
    public PlaceThingValidator(TimeProvider clock, int most = 100)
    {
        Rule(command => command.Name is { Length: > 0 and < 200 }, "A name has 1 to 199 letters.");
        Rule(command => command.Lines.Count <= most, "Too many lines.");
        Rule(command => command.Lines.All(line => line.Quantity > 0 && line.Price >= 0), "A line has a quantity and a price.");
        Rule(command => clock.GetUtcNow().Year > 2000 && command.Customer != Guid.Empty, "A customer is needed.");
    }
}

internal sealed class PlaceThingHandler(IThingRepository things, TimeProvider clock) : ICommandHandler<PlaceThing, ThingId>
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<ThingId> Handle(PlaceThing command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        ThingId id = new(Guid.CreateVersion7(now));
        await Alone(async () =>
        {
            var thing = Thing.Place(id, command.Name, command.Lines, now);
            await things.Add(thing, cancellationToken);
        }, cancellationToken);
        return id;
    }

    public async Task<int> HandleAll(IEnumerable<PlaceThing> commands, CancellationToken cancellationToken)
    {
        var placed = 0;
        foreach (var command in commands.Where(command => command.Lines.Count > 0))
        {
            try
            {
                await Handle(command, cancellationToken);
                placed++;
            }
            catch (ArgumentException unfit) when (unfit.ParamName == "lines")
            {
                continue;
            }
        }
        return placed;
    }

    private async Task Alone(Func<Task> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            _one.Release();
        }
    }
}

internal sealed class ThingReports(IThingRepository things)
{
    public async IAsyncEnumerable<ThingView> Views(Func<Thing, bool> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var thing in things.All(cancellationToken))
        {
            if (wanted(thing)) yield return new(thing.Id.Value, thing.Name, thing.Total(1), thing.Status);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, T>> Fold<T>(IEnumerable<Guid> ids, Func<Thing, T> fold, CancellationToken cancellationToken) where T : notnull
    {
        var found = await Task.WhenAll(ids.Select(async id => (id, thing: await things.Find(id, cancellationToken))));
        return found.Where(pair => pair.thing is not null).ToDictionary(pair => pair.id, pair => fold(pair.thing!));
    }
}
