using CleanTemplate.Infrastructure.Caching;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Caching;

public sealed class TellingEvictions
{
    [Theory, OnEveryDatabase]
    public async Task However_often_a_tag_was_evicted_the_others_are_told_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var here = Composition.Of(own.Provider, own.ConnectionString);
        for (var i = 0; i < 100; i++) here.GetRequiredService<CacheTags>().Evict("tag");

        await here.GetRequiredService<EvictionTeller>().Tell(default);
        await here.GetRequiredService<EvictionTeller>().Tell(default);

        var signal = Assert.Single(await Signals(own));
        Assert.Equal(("cache", "tag"), (signal.Topic, signal.Subject));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_told_is_news_to_others_and_not_to_who_told_it(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var here = Composition.Of(own.Provider, own.ConnectionString);
        await using var there = Composition.Of(own.Provider, own.ConnectionString);
        var (teller, other) = (here.GetRequiredService<CacheTags>(), there.GetRequiredService<CacheTags>());
        teller.Evict("tag");
        var stamp = teller.Stamp("tag");

        await here.GetRequiredService<EvictionTeller>().Tell(default);
        var signal = Assert.Single(await Signals(own));
        teller.Hear(signal);
        other.Hear(signal);

        Assert.Equal(stamp, teller.Stamp("tag"));
        Assert.NotEqual(0, other.Stamp("tag"));
    }

    [Theory, OnEveryDatabase]
    public async Task What_could_not_be_told_is_told_later(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var here = Composition.Of(own.Provider, own.ConnectionString);
        here.GetRequiredService<CacheTags>().Evict("tag");

        await own.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync("ALTER TABLE signals ADD CONSTRAINT nobody_hears CHECK (\"Topic\" <> 'cache')"));
        await here.GetRequiredService<EvictionTeller>().Tell(default);
        await own.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync("ALTER TABLE signals DROP CONSTRAINT nobody_hears"));
        Assert.Empty(await Signals(own));
        await here.GetRequiredService<EvictionTeller>().Tell(default);

        Assert.Single(await Signals(own));
    }

    private static Task<List<Signal>> Signals(OwnDatabase own) => own.With((AppDbContext context) => context.Set<Signal>().AsNoTracking().ToListAsync());
}
