using System.Text.Json;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class RotatingKeys : IDisposable
{
    private readonly KeyFolder _folder = new();
    private readonly TokenServer _server;

    public RotatingKeys() => _server = new(_folder.Settings);

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_next_key_becomes_the_current_one_without_a_restart_and_without_a_refused_token()
    {
        var (first, second) = (_folder.NewKey("current.pem"), _folder.NewKey("next.pem"));
        var old = Issue();
        Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), Published());

        _folder.Rename("current.pem", "retired-1.pem");
        _folder.Rename("next.pem", "current.pem");
        var third = _folder.NewKey("next.pem");
        _server.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.Equal(second, _server.Ring.Current.Id);
        Assert.Equal(new[] { first, second, third }.Order(StringComparer.Ordinal), Published());
        Assert.True(await IsAccepted(old));
        Assert.True(await IsAccepted(Issue()));
    }

    [Fact]
    public async Task A_retired_key_that_is_removed_takes_its_tokens_along()
    {
        _folder.NewKey("current.pem");
        var old = Issue();
        _folder.Rename("current.pem", "retired-1.pem");
        _folder.NewKey("current.pem");
        _server.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.True(await IsAccepted(old));

        _folder.Remove("retired-1.pem");
        _server.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.False(await IsAccepted(old));
    }

    [Fact]
    public void The_folder_is_looked_at_once_a_minute()
    {
        var first = _folder.NewKey("current.pem");
        Assert.Equal(first, _server.Ring.Current.Id);
        var second = _folder.NewKey("current.pem");

        _server.Clock.Now += TimeSpan.FromSeconds(59);
        Assert.Equal(first, _server.Ring.Current.Id);

        _server.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(second, _server.Ring.Current.Id);
    }

    [Theory, InlineData("broken"), InlineData("")]
    public async Task A_folder_that_breaks_while_the_server_runs_changes_nothing_and_is_logged(string text)
    {
        _folder.NewKey("current.pem");
        var token = Issue();

        _folder.Write("current.pem", text);
        _server.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.True(await IsAccepted(token));
        Assert.True(await IsAccepted(Issue()));
        Assert.Contains("current.pem: This is no P-256 key in PEM.", Assert.Single(_server.Logged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_vanishes_changes_nothing_either()
    {
        _folder.NewKey("current.pem");
        var token = Issue();

        Directory.Delete(_folder.Path, recursive: true);
        _server.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.True(await IsAccepted(token));
        Assert.Single(_server.Logged);
    }

    [Fact]
    public void Settings_that_change_are_seen_too()
    {
        var first = _folder.NewKey("current.pem");
        Assert.Equal(first, _server.Ring.Current.Id);

        using KeyFolder other = new();
        var second = other.NewKey("current.pem");
        _server.Settings["Tokens:KeyFolder"] = other.Path;
        _server.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.Equal(second, _server.Ring.Current.Id);
    }

    private string Issue() => _server.AccessTokens.Issue(UserId.New(_server.Clock.Now), SessionId.New(_server.Clock.Now), 1, []).Value;

    private async Task<bool> IsAccepted(string token) => await _server.Reader.Read(token, TestContext.Current.CancellationToken) is not null;

    private IEnumerable<string> Published() => JsonDocument.Parse(_server.PublishedKeys.JsonWebKeySet()).RootElement.GetProperty("keys").EnumerateArray()
        .Select(key => key.GetProperty("kid").GetString()!).Order(StringComparer.Ordinal);
}
