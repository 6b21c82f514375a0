using System.Security.Cryptography;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>Keys for this machine: generated once, kept outside the source tree, readable for their user alone.</summary>
internal static class DevelopmentKeys
{
    public const string CurrentFile = "current.pem";
    public const string RefreshFile = "refresh.key";
    private const string Suffix = ".Infrastructure";

    /// <summary>The folder they are in, also when this is the first time that somebody asks for it.</summary>
    public static string Folder()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0) throw new IOException("There is no folder to keep generated keys in: set the environment variable HOME, or this.");

        return In(Path.Combine(data, typeof(DevelopmentKeys).Assembly.GetName().Name![..^Suffix.Length], "keys"));
    }

    public static string In(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Keep(Path.Combine(folder, CurrentFile), NewSigningKey);
        Keep(Path.Combine(folder, RefreshFile), () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return folder;
    }

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    // Written aside and moved: of two that start at once, one is first and both use its key, and nobody reads half of it.
    private static void Keep(string file, Func<string> generate)
    {
        if (File.Exists(file)) return;

        var draft = $"{file}.{Guid.NewGuid():N}";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options)) writer.Write(generate());
        try
        {
            File.Move(draft, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
