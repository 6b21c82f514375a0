using System.Security.Cryptography;

namespace CleanTemplate.Dev.Common;

/// <summary>Random passwords and the files that keep them from other users.</summary>
internal static class Secret
{
    /// <summary>Upper and lower case, digits and a sign, because some servers insist; nothing that a connection string must quote.</summary>
    public static string New() => $"Dev-{RandomNumberGenerator.GetHexString(40, lowercase: true)}";

    public static void Write(string file, string secret)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(secret);
    }
}
