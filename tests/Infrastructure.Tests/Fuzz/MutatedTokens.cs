using System.Buffers.Text;
using System.Text;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Tests.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Fuzz;

/// <summary>Good tokens, changed at random: in their text, or in the JSON that is then signed anew.</summary>
public sealed class MutatedTokens(ITestOutputHelper output)
{
    private const int Count = 20_000;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/ \0é";
    private static readonly string[] Snippets = ["\"", "{", "}", "[", "]", ",", ":", "null", "1e9", "-1", "\\u0000", "\\ud800", "\"alg\":\"none\",", "\"exp\":0,", "\"kid\":\"\","];

    [Fact]
    public async Task None_is_accepted_and_none_is_more_than_the_reader_can_take()
    {
        var random = Seeded();
        Readers reader = new();
        var good = reader.NewToken();

        for (var number = 0; number < Count; number++)
        {
            var token = Mutated(good, random);
            if (token != good) Assert.True(await reader.Read(token) is null, $"Accepted: {token}");
        }

        Assert.NotNull(await reader.Read(good));
    }

    /// <summary>The signature is good, whatever is signed: some of these may be accepted, none may break the reader.</summary>
    [Fact]
    public async Task What_a_careless_issuer_signs_breaks_nothing()
    {
        var random = Seeded();
        Readers reader = new();
        var (header, claims) = (Encoding.UTF8.GetBytes(TestIssuer.Only.Header), Encoding.UTF8.GetBytes(TestIssuer.Claims(reader.Clock.Now)));

        for (var number = 0; number < Count / 10; number++)
        {
            var (mutatedHeader, mutatedClaims) = random.Next(4) == 0 ? (MutatedJson(header, random), claims) : (header, MutatedJson(claims, random));
            await reader.Read(TestIssuer.Only.Token(Encoding.Latin1.GetString(mutatedHeader), mutatedClaims));
        }
    }

    private Random Seeded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"FUZZ_SEED={seed} repeats this run.");
        return new(seed);
    }

    private static string Mutated(string token, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var (at, length) = (random.Next(token.Length + 1), random.Next(8));
            var character = Characters[random.Next(Characters.Length)];
            token = random.Next(7) switch
            {
                0 when at < token.Length => token.Remove(at, 1).Insert(at, character.ToString()),
                1 => token.Insert(at, character.ToString()),
                2 => token.Remove(at, Math.Min(length, token.Length - at)),
                3 => token[..at],
                4 => token.Insert(at, token[at..Math.Min(token.Length, at + length)]),
                5 => WithMutatedPart(token, random),
                _ => string.Join('.', token.Split('.').OrderBy(_ => random.Next())),
            };
        }

        return token;
    }

    /// <summary>Still well-formed base64url, so that it gets past the first checks.</summary>
    private static string WithMutatedPart(string token, Random random)
    {
        var parts = token.Split('.');
        var index = random.Next(parts.Length);
        if (!Base64Url.IsValid(parts[index])) return token;

        parts[index] = Base64Url.EncodeToString(MutatedJson(Base64Url.DecodeFromChars(parts[index]), random));
        return string.Join('.', parts);
    }

    private static byte[] MutatedJson(byte[] json, Random random)
    {
        var (at, length) = (random.Next(json.Length + 1), random.Next(4));
        var rest = json.AsSpan(Math.Min(json.Length, at + length));
        return random.Next(2) == 0
            ? [.. json.AsSpan(0, at), .. Encoding.UTF8.GetBytes(Snippets[random.Next(Snippets.Length)]), .. rest]
            : [.. json.AsSpan(0, at), (byte)random.Next(256), .. rest];
    }
}
