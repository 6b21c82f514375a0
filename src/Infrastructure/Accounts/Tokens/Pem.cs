using System.Security.Cryptography;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

internal static class Pem
{
    /// <summary>A P-256 key, with its private part where that is there; null for anything else.</summary>
    public static ECParameters? Read(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(text);
            var parameters = Export(key);
            return parameters.Curve.IsNamed && parameters.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? parameters : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    // There is no other way to ask whether the private part is there.
    private static ECParameters Export(ECDsa key)
    {
        try
        {
            return key.ExportParameters(includePrivateParameters: true);
        }
        catch (CryptographicException)
        {
            return key.ExportParameters(includePrivateParameters: false);
        }
    }
}
