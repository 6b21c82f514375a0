using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Shop.Application.ThisArea;
using Shop.Domain.ThisArea;

namespace Shop.Infrastructure.ThisArea;

internal sealed class ThingRepository(string folder) : IThingRepository
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };
    private readonly ConcurrentDictionary<Guid, Thing> _known = new();

    public async Task<Thing?> Find(Guid id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        await Load(cancellationToken);
        return _known.GetValueOrDefault(id);
    }

    public async IAsyncEnumerable<Thing> All([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Load(cancellationToken);
        foreach (var (_, thing) in _known.OrderBy(pair => pair.Value.PlacedAt)) yield return thing;
    }

    public async Task Add(Thing thing, CancellationToken cancellationToken)
    {
        if (!_known.TryAdd(thing.Id.Value, thing)) throw new InvalidOperationException($"{thing.Name} is there already.");
        await File.WriteAllTextAsync(PathOf(thing), JsonSerializer.Serialize(thing.Lines, Options), cancellationToken);
    }

    public async Task<IReadOnlyList<ThingView>> Search(string text, CancellationToken cancellationToken)
    {
        List<ThingView> views = [];
        await foreach (var thing in All(cancellationToken))
        {
            if (thing.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)) views.Add(View(thing));
        }
        return views;

        ThingView View(Thing thing) => new(thing.Id.Value, thing.Name, thing.Heavy(text.Length).Sum(line => line.Price), thing.Status);
    }

    public async Task<int> Remove(Func<Thing, bool> such, CancellationToken cancellationToken)
    {
        var files = _known.Values.Where(thing => such(thing) && thing.Lines.Any(line => line.Sku.Length > folder.Length)).Select(PathOf).ToArray();
        await Parallel.ForEachAsync(files, cancellationToken, async (file, token) =>
        {
            await Task.Yield();
            if (File.Exists(file)) File.Delete(file);
        });
        return files.Length;
    }

    private async Task Load(CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            await using var stream = File.OpenRead(file);
            var lines = await JsonSerializer.DeserializeAsync<List<ThingLine>>(stream, Options, cancellationToken) ?? [];
            ThingId id = new(Guid.Parse(Path.GetFileNameWithoutExtension(file)));
            _known.GetOrAdd(id.Value, _ => Thing.Place(id, file, lines, File.GetLastWriteTimeUtc(file)));
        }
    }

    private string PathOf(Thing thing) => Path.Combine(folder, $"{thing.Id.Value:N}.json");
}

internal sealed class ThingCache
{
    private readonly Dictionary<Guid, (Thing Thing, long Until)> _kept = [];

    public Thing? Get(Guid id, long now, Func<Guid, Thing?> find)
    {
        if (_kept.TryGetValue(id, out var kept) && kept.Until > now) return kept.Thing;
        var thing = find(id);
        if (thing is not null) _kept[id] = (thing, now + 60);
        return thing;
    }

    public int Sweep(long now)
    {
        var stale = _kept.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList();
        stale.ForEach(id => _kept.Remove(id));
        return stale.Count;
    }
}
