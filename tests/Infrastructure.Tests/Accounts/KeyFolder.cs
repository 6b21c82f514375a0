using System.Security.Cryptography;
using CleanTemplate.Databases.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

/// <summary>A folder of keys that the test fills, and settings that name it.</summary>
internal sealed class KeyFolder : IDisposable
{
    public KeyFolder() => File.WriteAllText(System.IO.Path.Combine(Path, "refresh.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");

    public string Path { get; } = Directory.CreateTempSubdirectory("keys-").FullName;

    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["Tokens:Issuer"] = TestIssuer.Name,
        ["Tokens:Audience"] = TestIssuer.Audience,
        ["Tokens:KeyFolder"] = Path,
    };

    /// <summary>Answers the id of a new key in this file.</summary>
    public string NewKey(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(file, key.ExportPkcs8PrivateKeyPem());
        return TestIssuer.KidOf(key);
    }

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Rename(string file, string to) => File.Move(System.IO.Path.Combine(Path, file), System.IO.Path.Combine(Path, to));

    public void Remove(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
