using System.Text.Json;
using CleanTemplate.Infrastructure.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

/// <summary>The ES256 example of RFC 7515, appendix A.3. Its header is not one of ours, so only the signature is asked about.</summary>
public sealed class KnownSignatures
{
    private const string Signed =
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private const string Signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    private readonly VerificationKey _key = Jwk.Read(JsonDocument.Parse(
        """{"kty":"EC","crv":"P-256","kid":"A.3","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""").RootElement)!;

    [Fact]
    public void The_example_is_verified() => Assert.True(_key.Verifies(TokenText.Read($"{Signed}.{Signature}")!));

    [Fact]
    public void The_example_with_another_character_is_not() =>
        Assert.False(_key.Verifies(TokenText.Read($"{Signed.Replace("eyJpc3", "eyJpc2", StringComparison.Ordinal)}.{Signature}")!));
}
