using System.Collections.Frozen;
using System.Security.Cryptography;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>Reads the keys: from the settings, else from the folder they name, else, in Development, from a folder of our own.</summary>
internal sealed class KeySource(IHostEnvironment environment)
{
    private const int RefreshKeyLength = 32;
    private const string CurrentKey = $"{TokenOptions.Section}:{nameof(KeyOptions.SigningKeys)}:{nameof(SigningKeyTexts.Current)}";
    private const string Folder = $"{TokenOptions.Section}:{nameof(KeyOptions.KeyFolder)}";
    private const string Refresh = $"{TokenOptions.Section}:{nameof(KeyOptions.RefreshKey)}";

    /// <summary>Null when something is wrong with the keys; each such thing is added to <paramref name="wrong"/>.</summary>
    public KeyRing? Read(KeyOptions options, ICollection<string> wrong)
    {
        try
        {
            var folder = FolderOf(options);
            var keys = Keys(options, folder, wrong).ToList();
            var refresh = RefreshKey(options, folder, wrong);
            return wrong.Count == 0 ? Ring(keys, refresh!) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            wrong.Add($"{Folder}: {unreadable.Message}");
            return null;
        }
    }

    private static KeyRing Ring(List<ECParameters> keys, byte[] refresh) => new(
        new(Jwk.ThumbprintOf(keys[0]), keys[0]),
        keys.Select(key => new VerificationKey(Jwk.ThumbprintOf(key), key)).DistinctBy(key => key.Id).ToFrozenDictionary(key => key.Id, StringComparer.Ordinal),
        refresh);

    private string? FolderOf(KeyOptions options)
    {
        if (IsSet(options.KeyFolder)) return options.KeyFolder;
        return environment.IsDevelopment() && !(IsSet(options.SigningKeys.Current) && IsSet(options.RefreshKey)) ? DevelopmentKeys.Folder() : null;
    }

    /// <summary>The current one first.</summary>
    private static IEnumerable<ECParameters> Keys(KeyOptions options, string? folder, ICollection<string> wrong)
    {
        var texts = IsSet(options.SigningKeys.Current) ? Configured(options.SigningKeys) : folder is not null ? InFolder(folder) : [];
        var mustSign = true;
        foreach (var (setting, text) in texts)
        {
            if (Pem.Read(text) is not { } key) wrong.Add($"{setting}: This is no P-256 key in PEM.");
            else if (mustSign && key.D is null) wrong.Add($"{setting}: A private key is required, to sign with.");
            else yield return key;
            mustSign = false;
        }

        if (mustSign) wrong.Add($"{CurrentKey}: A P-256 private key in PEM is required, here or as current.pem in the folder {Folder}.");
    }

    private static IEnumerable<(string Setting, string Text)> Configured(SigningKeyTexts keys)
    {
        yield return (CurrentKey, keys.Current!);
        if (IsSet(keys.Next)) yield return ($"{TokenOptions.Section}:{nameof(KeyOptions.SigningKeys)}:{nameof(keys.Next)}", keys.Next!);
        foreach (var (number, text) in keys.Retired.Index()) yield return ($"{TokenOptions.Section}:{nameof(KeyOptions.SigningKeys)}:{nameof(keys.Retired)}:{number}", text);
    }

    private static IEnumerable<(string Setting, string Text)> InFolder(string folder)
    {
        string[] files = [Path.Combine(folder, DevelopmentKeys.CurrentFile), Path.Combine(folder, "next.pem"), .. Directory.EnumerateFiles(folder, "retired-*.pem")];
        return File.Exists(files[0]) ? files.Where(File.Exists).Select(file => ($"{Folder}: {file}", File.ReadAllText(file))) : [];
    }

    private static byte[]? RefreshKey(KeyOptions options, string? folder, ICollection<string> wrong)
    {
        var file = folder is null ? null : Path.Combine(folder, DevelopmentKeys.RefreshFile);
        var text = IsSet(options.RefreshKey) ? options.RefreshKey : File.Exists(file) ? File.ReadAllText(file) : "";
        var key = new byte[text!.Length];
        if (Convert.TryFromBase64String(text, key, out var length) && length >= RefreshKeyLength) return key[..length];

        wrong.Add($"{Refresh}: At least {RefreshKeyLength} random bytes in base64 are required, here or as {DevelopmentKeys.RefreshFile} in the folder {Folder}.");
        return null;
    }

    private static bool IsSet(string? text) => !string.IsNullOrWhiteSpace(text);
}

/// <summary>Where the server's keys are. In Development they may be left out: they are generated then.</summary>
public sealed class KeyOptions
{
    /// <summary>The keys themselves, in PEM, where they do not lie in a folder.</summary>
    public SigningKeyTexts SigningKeys { get; set; } = new();

    /// <summary>A folder with current.pem and refresh.key, and where there are any next.pem and retired-*.pem.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>What refresh tokens are made with: at least 32 random bytes, in base64. Changing it ends all sessions.</summary>
    public string? RefreshKey { get; set; }
}

/// <summary>P-256 keys. Tokens are signed with the current one; those of all three kinds are accepted.</summary>
public sealed class SigningKeyTexts
{
    public string? Current { get; set; }

    /// <summary>Becomes the current one some day; published before, so that everybody knows it by then.</summary>
    public string? Next { get; set; }

    /// <summary>Former ones, until the last token they signed has expired.</summary>
    public IList<string> Retired { get; } = [];
}

/// <summary>Stops a start without usable keys, with everything that is wrong with them.</summary>
internal sealed class KeyCheck(KeySource source) : IValidateOptions<KeyOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyOptions options)
    {
        List<string> wrong = [];
        source.Read(options, wrong);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

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
