using CleanTemplate.Infrastructure.Caching;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Caching;

public sealed class KeepingCopies : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TestClock _clock = new();
    private readonly CacheTags _tags;
    private readonly TaggedCache _cache;
    private int _loads;

    public KeepingCopies() => (_tags, _cache) = NewInstance();

    [Fact]
    public async Task What_was_read_once_is_served_to_the_next()
    {
        Assert.Equal(["one", "one"], [await Get(), await Get()]);

        Assert.Equal(1, _loads);
    }

    [Fact]
    public async Task What_is_not_there_is_remembered_too()
    {
        Assert.Null(await _cache.Get<string?>("nothing", "tag", Load<string?>(null), default));
        Assert.Null(await _cache.Get<string?>("nothing", "tag", Load<string?>(null), default));

        Assert.Equal(1, _loads);
    }

    [Fact]
    public async Task A_copy_is_kept_for_half_of_the_time_so_that_one_made_of_another_is_not_too_old()
    {
        await Get();

        _clock.Now += TimeSpan.FromSeconds(29);
        await Get();
        Assert.Equal(1, _loads);

        _clock.Now += TimeSpan.FromSeconds(1);
        await Get();
        Assert.Equal(2, _loads);
    }

    [Fact]
    public async Task An_eviction_takes_the_copies_of_its_tag_and_no_others()
    {
        await Get();
        await _cache.Get("other", "another tag", Load("other"), default);

        _tags.Evict("tag");
        _clock.Now += TimeSpan.FromSeconds(1);

        await _cache.Get("other", "another tag", Load("other"), default);
        Assert.Equal(2, _loads);
        await Get();
        await Get();
        Assert.Equal(3, _loads);
    }

    [Fact]
    public async Task What_was_being_read_when_its_tag_was_evicted_is_not_kept()
    {
        await _cache.Get("key", "tag", async _ =>
        {
            _clock.Now += TimeSpan.FromSeconds(1);
            _tags.Evict("tag");
            await Task.Yield();
            return "old";
        }, default);
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.Equal("one", await Get());
    }

    [Fact]
    public async Task One_at_a_time_loads_a_key_and_the_others_are_served_its_copy()
    {
        TaskCompletionSource go = new();
        var all = Enumerable.Range(1, 20).Select(_ => _cache.Get("key", "tag", async token =>
        {
            await go.Task.WaitAsync(token);
            return await Load("one")(token);
        }, default).AsTask()).ToList();

        go.SetResult();

        Assert.All(await Task.WhenAll(all).WaitAsync(Patience), copy => Assert.Equal("one", copy));
        Assert.Equal(1, _loads);
    }

    [Fact]
    public async Task Those_who_wait_share_what_was_read_since_they_asked_also_when_it_is_out_of_date()
    {
        TaskCompletionSource go = new();
        var all = Enumerable.Range(1, 20).Select(_ => _cache.Get("key", "tag", async token =>
        {
            await go.Task.WaitAsync(token);
            _clock.Now += TimeSpan.FromSeconds(1);
            _tags.Evict("tag");
            return await Load("one")(token);
        }, default).AsTask()).ToList();

        go.SetResult();
        await Task.WhenAll(all).WaitAsync(Patience);

        Assert.Equal(2, _loads);
    }

    [Fact]
    public async Task A_failure_is_not_kept_and_keeps_nobody_out()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => _cache.Get<string>("key", "tag", _ => throw new TimeoutException(), default).AsTask());

        Assert.Equal("one", await Get());
    }

    [Fact]
    public async Task Zero_keeps_nothing()
    {
        var (_, cache) = NewInstance(maxAge: TimeSpan.Zero);

        await cache.Get("key", "tag", Load("one"), default);
        await cache.Get("key", "tag", Load("one"), default);

        Assert.Equal(2, _loads);
    }

    [Fact]
    public async Task An_eviction_elsewhere_is_heard()
    {
        await Get();

        _tags.Hear(Signal.Of(_tags.Topic, "tag", 0, _clock.Now));
        _clock.Now += TimeSpan.FromSeconds(1);

        await Get();
        Assert.Equal(2, _loads);
    }

    [Fact]
    public async Task Instances_share_copies_in_a_distributed_cache_until_they_are_evicted()
    {
        IDistributedCache distributed = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        var (_, one) = NewInstance(distributed);
        var (tags, two) = NewInstance(distributed);

        await one.Get("key", "tag", Load("one"), default);
        Assert.Equal("one", await two.Get("key", "tag", Load("two"), default));

        tags.Evict("tag");
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("two", await two.Get("key", "tag", Load("two"), default));
    }

    [Fact]
    public async Task A_distributed_cache_out_of_reach_costs_no_answer()
    {
        var (_, cache) = NewInstance(new Distant(() => throw new TimeoutException()));

        Assert.Equal("one", await cache.Get("key", "tag", Load("one"), default));
    }

    [Fact]
    public async Task What_another_version_wrote_otherwise_is_loaded()
    {
        var (_, cache) = NewInstance(new Distant(() => """{"is":"something else"}"""u8.ToArray()));

        Assert.Equal("one", await cache.Get("key", "tag", Load("one"), default));
    }

    public void Dispose() => _cache.Dispose();

    private ValueTask<string> Get() => _cache.Get("key", "tag", Load("one"), default);

    private Func<CancellationToken, Task<T>> Load<T>(T value) => _ =>
    {
        _loads++;
        return Task.FromResult(value);
    };

    private (CacheTags Tags, TaggedCache Cache) NewInstance(IDistributedCache? distributed = null, TimeSpan? maxAge = null)
    {
        var options = Options.Create(new CacheOptions { MaxAge = maxAge ?? TimeSpan.FromSeconds(60) });
        CacheTags tags = new(new(), options, _clock);
        return (tags, new(tags, options, _clock, NullLogger<TaggedCache>.Instance, distributed));
    }

    private sealed class Distant(Func<byte[]> answer) : IDistributedCache
    {
        public byte[] Get(string key) => answer();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult<byte[]?>(answer());

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => answer();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => Task.FromResult(answer());

        public void Refresh(string key) => answer();

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.FromResult(answer());

        public void Remove(string key) => answer();

        public Task RemoveAsync(string key, CancellationToken token = default) => Task.FromResult(answer());
    }
}
