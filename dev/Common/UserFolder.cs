using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CleanTemplate.Dev.Common;

/// <summary>Where the product keeps things of its own for the user who develops it.</summary>
internal static class UserFolder
{
    public static string Of(Product product)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0) throw new CannotStartException("There is no folder to keep data in: set the environment variable HOME.");

        return Directory.CreateDirectory(Path.Combine(data, $"{product.Kebab}-dev")).FullName;
    }
}

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

internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
