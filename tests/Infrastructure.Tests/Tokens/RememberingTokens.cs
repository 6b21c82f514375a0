using System.Security.Claims;
using System.Security.Cryptography;
using CleanTemplate.Databases.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

public sealed class RememberingTokens
{
    private readonly Readers _reader = new();

    [Fact]
    public async Task A_signature_is_verified_once()
    {
        var token = _reader.NewToken();

        for (var times = 0; times < 5; times++) Assert.NotNull(await _reader.Read(token));

        Assert.Equal(1, _reader.Keys.Verifications);
    }

    [Fact]
    public async Task Another_signature_under_the_same_words_is_not_recognised()
    {
        var token = _reader.NewToken();
        await _reader.Read(token);

        Assert.Null(await _reader.Read(token[..^86] + new string('A', 86)));
    }

    [Fact]
    public async Task A_remembered_token_is_refused_once_it_has_expired()
    {
        var token = _reader.NewToken();
        Assert.NotNull(await _reader.Read(token));

        _reader.Clock.Now += TimeSpan.FromSeconds(930);

        Assert.Null(await _reader.Read(token));
    }

    [Fact]
    public async Task A_remembered_token_is_refused_once_its_key_is_gone()
    {
        var token = _reader.NewToken();
        Assert.NotNull(await _reader.Read(token));

        _reader.Keys.Remove(TestIssuer.KidOf(TestIssuer.Only.Key));

        Assert.Null(await _reader.Read(token));
    }

    [Fact]
    public async Task A_remembered_token_is_refused_once_its_key_has_given_its_name_to_another()
    {
        var token = _reader.NewToken();
        Assert.NotNull(await _reader.Read(token));

        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _reader.Keys.Know(another, TestIssuer.KidOf(TestIssuer.Only.Key));

        Assert.Null(await _reader.Read(token));
    }

    [Fact]
    public async Task However_many_tokens_there_are_no_more_than_two_generations_are_remembered()
    {
        Readers forgetful = new(generation: 10);
        var used = forgetful.NewToken();

        for (var times = 0; times < 100; times++)
        {
            await forgetful.Read(forgetful.NewToken());
            await forgetful.Read(used);
            Assert.InRange(forgetful.Remembered, 1, 20);
        }

        Assert.Equal(101, forgetful.Keys.Verifications);
    }

    [Fact]
    public async Task What_a_request_adds_to_its_user_stays_with_the_request()
    {
        var token = _reader.NewToken();
        ((ClaimsIdentity)(await _reader.Read(token))!.Identity!).AddClaim(new("roles", "admin"));

        Assert.False((await _reader.Read(token))!.IsInRole("admin"));
    }
}
