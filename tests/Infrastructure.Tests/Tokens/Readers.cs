using System.Security.Claims;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

/// <summary>A reader of the issuer's tokens, at a time the test sets.</summary>
internal sealed class Readers
{
    private readonly TokenReader _reader;

    public Readers(int generation = TokenMemory.Generation) => _reader = new(
        Keys, Options.Create(new TokenOptions { Issuer = TestIssuer.Name, Audience = TestIssuer.Audience }), Clock) { Memory = new(generation) };

    public KnownKeys Keys { get; } = [];

    public TestClock Clock { get; } = new();

    public int Remembered => _reader.Memory.Count;

    public string NewToken() => TestIssuer.Only.Token(Clock.Now);

    public async Task<ClaimsPrincipal?> Read(string token) => await _reader.Read(token, TestContext.Current.CancellationToken);
}
