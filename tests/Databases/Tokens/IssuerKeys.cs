using System.Security.Cryptography;

namespace CleanTemplate.Databases.Tokens;

/// <summary>The keys of the tests' issuer, which is the application itself, and what else it needs for that.</summary>
internal static class IssuerKeys
{
    public static IEnumerable<KeyValuePair<string, string?>> Settings(ECDsa current, ECDsa next) =>
    [
        new("Tokens:SigningKeys:Current", current.ExportPkcs8PrivateKeyPem()),
        new("Tokens:SigningKeys:Next", next.ExportPkcs8PrivateKeyPem()),
        new("Accounts:Website", "https://www.example.com"),
        new("Tokens:RefreshKey", Convert.ToBase64String(SHA256.HashData("refresh"u8))),
    ];
}
