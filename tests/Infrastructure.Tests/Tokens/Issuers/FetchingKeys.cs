using CleanTemplate.Infrastructure.Tokens;
using CleanTemplate.Infrastructure.Tokens.Issuers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Tokens.Issuers;

public sealed class FetchingKeys : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private KeyServer _server = null!;
    private ServiceProvider _services = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await KeyServer.Start();
        _services = Compose(_server.Address.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_fetched_once_and_kept()
    {
        _server.Document = KeyServer.DocumentOf("one", "two");

        Assert.NotNull(await Find("one"));
        Assert.NotNull(await Find("two"));
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task An_unknown_key_is_looked_for_again_but_not_for_every_token_that_names_it()
    {
        _server.Document = KeyServer.DocumentOf("one");
        await Find("one");
        _server.Document = KeyServer.DocumentOf("one", "new");

        for (var times = 0; times < 10; times++) Assert.Null(await Find("new"));
        Assert.Equal(1, _server.Requests);

        _clock.Now += TimeSpan.FromSeconds(30);
        Assert.NotNull(await Find("new"));
        Assert.Null(await Find("never"));
        Assert.Equal(2, _server.Requests);
    }

    [Fact]
    public async Task Many_who_need_a_key_at_once_wait_for_one_fetch()
    {
        TaskCompletionSource answered = new();
        (_server.Document, _server.Answering) = (KeyServer.DocumentOf("one"), answered.Task);

        var waiting = Enumerable.Range(0, 50).Select(_ => Find("one")).ToList();
        answered.SetResult();

        Assert.All(await Task.WhenAll(waiting), Assert.NotNull);
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_take_the_fetch_along()
    {
        TaskCompletionSource answered = new();
        (_server.Document, _server.Answering) = (KeyServer.DocumentOf("one"), answered.Task);
        using CancellationTokenSource leaving = new();

        var first = Find("one", leaving.Token);
        var second = Find("one", CancellationToken.None);
        await leaving.CancelAsync();
        answered.SetResult();

        Assert.NotNull(await second);
        Assert.NotNull(await first);
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task A_key_that_is_no_longer_published_goes_when_the_keys_are_no_longer_fresh()
    {
        _server.Document = KeyServer.DocumentOf("one", "two");
        await Find("two");
        _server.Document = KeyServer.DocumentOf("one");
        Assert.NotNull(await Find("two"));

        _clock.Now += TimeSpan.FromHours(1);

        Assert.Null(await Find("two"));
        Assert.NotNull(await Find("one"));
    }

    [Theory]
    [InlineData("no json", StatusCodes.Status200OK)]
    [InlineData("[]", StatusCodes.Status200OK)]
    [InlineData("{}", StatusCodes.Status200OK)]
    [InlineData("""{"keys":[]}""", StatusCodes.Status200OK)]
    [InlineData("""{"keys":{}}""", StatusCodes.Status200OK)]
    [InlineData("""{"keys":[{"kty":"\ud800"}]}""", StatusCodes.Status200OK)]
    [InlineData("", StatusCodes.Status500InternalServerError)]
    [InlineData("", StatusCodes.Status302Found)]
    [InlineData(null, StatusCodes.Status200OK)]
    public async Task A_bad_document_changes_nothing(string? document, int status)
    {
        _server.Document = KeyServer.DocumentOf("one");
        await Find("one");

        (_server.Document, _server.Status) = (document ?? $"{KeyServer.DocumentOf("elsewhere")}{new string(' ', RemoteKeys.MaxDocumentLength)}", status);
        _clock.Now += TimeSpan.FromHours(1);

        Assert.NotNull(await Find("one"));
        Assert.Null(await Find("elsewhere"));
        Assert.Equal(2, _server.Requests);
    }

    [Theory]
    [InlineData("http://issuer.example/keys", false)]
    [InlineData("", false)]
    [InlineData("keys", false)]
    [InlineData("file:///keys", false)]
    [InlineData("https://issuer.example/keys", true)]
    [InlineData("http://localhost:5000/keys", true)]
    public void Keys_come_over_https_or_from_this_machine(string address, bool accepted)
    {
        using var services = Compose(address);
        var settings = services.GetRequiredService<IOptions<IssuerOptions>>();

        if (accepted) Assert.NotNull(settings.Value.KeysAddress);
        else Assert.StartsWith("Tokens:KeysAddress: ", Assert.Single(Assert.Throws<OptionsValidationException>(() => settings.Value).Failures), StringComparison.Ordinal);
    }

    private ServiceProvider Compose(string address)
    {
        ServiceCollection services = [];
        services
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Testing" })
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Tokens:KeysAddress", address)]).Build())
            .AddSingleton<TimeProvider>(_clock);
        new IssuerServices().AddTo(services);
        return services.BuildServiceProvider();
    }

    private Task<VerificationKey?> Find(string kid) => Find(kid, TestContext.Current.CancellationToken);

    private async Task<VerificationKey?> Find(string kid, CancellationToken cancellationToken) =>
        await _services.GetRequiredService<IVerificationKeys>().Find(kid, cancellationToken);
}
