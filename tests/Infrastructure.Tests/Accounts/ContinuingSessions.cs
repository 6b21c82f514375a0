using System.Buffers.Text;
using System.Security.Cryptography;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class ContinuingSessions : IDisposable
{
    private readonly TokenServer _server = new();
    private readonly SessionId _session = SessionId.New(DateTimeOffset.UnixEpoch);

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_token_comes_back_with_its_session_and_its_hash()
    {
        var token = _server.RefreshTokens.First(_session);

        Assert.Equal(_session, token.Session);
        Assert.Equal(86, token.Text.Length);
        Assert.Equal(token, _server.RefreshTokens.Read(token.Text));
    }

    [Fact]
    public void Only_a_hash_of_its_secret_is_there_to_be_stored()
    {
        var token = _server.RefreshTokens.First(_session);

        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(Base64Url.DecodeFromChars(token.Text).AsSpan(16, 32))), token.Hash);
    }

    [Fact]
    public void No_two_sessions_begin_alike() =>
        Assert.NotEqual(_server.RefreshTokens.First(_session).Text, _server.RefreshTokens.First(_session).Text);

    [Fact]
    public void A_successor_is_the_same_however_often_and_wherever_it_is_asked_for()
    {
        using TokenServer twin = new();
        var first = _server.RefreshTokens.First(_session);

        var successor = _server.RefreshTokens.After(first);

        Assert.NotEqual(first.Text, successor.Text);
        Assert.NotEqual(first.Hash, successor.Hash);
        Assert.Equal(successor, _server.RefreshTokens.After(first));
        Assert.Equal(successor, twin.RefreshTokens.After(twin.RefreshTokens.Read(first.Text)!));
        Assert.Equal(successor, twin.RefreshTokens.Read(successor.Text));
    }

    /// <summary>Both are made with the same key from the same bytes.</summary>
    [Fact]
    public void The_tag_of_a_token_gives_nothing_of_its_successor_away()
    {
        var first = _server.RefreshTokens.First(_session);
        var successor = _server.RefreshTokens.After(first);

        Assert.NotEqual(Base64Url.DecodeFromChars(first.Text)[48..], Base64Url.DecodeFromChars(successor.Text)[16..32]);
    }

    [Fact]
    public void Successors_do_not_come_around_again()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);

        for (var token = _server.RefreshTokens.First(_session); seen.Count < 100; token = _server.RefreshTokens.After(token)) Assert.True(seen.Add(token.Hash));
    }

    [Fact]
    public void A_server_with_another_key_knows_none_of_our_tokens()
    {
        using TokenServer stranger = new(new Dictionary<string, string?>(TestIssuer.Only.Settings, StringComparer.Ordinal)
        {
            ["Tokens:RefreshKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        });

        Assert.Null(stranger.RefreshTokens.Read(_server.RefreshTokens.First(_session).Text));
    }

    [Fact]
    public void A_token_is_forged_by_changing_any_of_its_bytes()
    {
        var bytes = Base64Url.DecodeFromChars(_server.RefreshTokens.First(_session).Text);

        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Null(_server.RefreshTokens.Read(Base64Url.EncodeToString(bytes)));
            bytes[at] ^= 1;
        }

        Assert.NotNull(_server.RefreshTokens.Read(Base64Url.EncodeToString(bytes)));
    }

    [Fact]
    public void Anything_else_is_no_token()
    {
        var text = _server.RefreshTokens.First(_session).Text;

        Assert.All(
            [null, "", " ", text[..^1], $"{text}A", $"{text}==", $" {text[1..]}", $"{text[..^1]}é", text[..^1] + (char)(text[^1] + 1), new string('A', 86), new string('.', 86)],
            other => Assert.Null(_server.RefreshTokens.Read(other)));
    }
}
