using System.Security.Cryptography;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

/// <summary>The keys of the tests' issuer, as far as nobody takes one away.</summary>
internal sealed class KnownKeys : Dictionary<string, VerificationKey>, IVerificationKeys
{
    public KnownKeys() : base(StringComparer.Ordinal)
    {
        Know(TestIssuer.Only.Key);
        Know(TestIssuer.Only.NextKey);
    }

    public void Know(ECDsa key, string? name = null)
    {
        var id = name ?? TestIssuer.KidOf(key);
        this[id] = new(id, key.ExportParameters(includePrivateParameters: false));
    }

    public int Verifications => Values.Sum(key => key.Verifications);

    public ValueTask<VerificationKey?> Find(string kid, CancellationToken cancellationToken) => new(this.GetValueOrDefault(kid));
}
