using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CleanTemplate.Dev;

/// <summary>Where the API will listen, as configured or as its launch profile says.</summary>
internal sealed class ApiAddress
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly List<Uri> _addresses;

    public ApiAddress(string? urls, string apiFolder)
    {
        urls ??= FirstProfile(Path.Combine(apiFolder, "Properties", "launchSettings.json")) ?? "http://localhost:5000";
        _addresses = [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
        if (_addresses.Count == 0) throw new CannotStartException($"'{urls}' is no address to listen on. Example: --urls http://localhost:5310");

        // Without https there is no certificate to doubt.
        Browsable = _addresses.Find(address => address.Scheme == Uri.UriSchemeHttp) ?? _addresses[0];
        Browsable = IsWildcard(Browsable) ? new UriBuilder(Browsable) { Host = "localhost" }.Uri : Browsable;
    }

    public string Urls => string.Join(';', _addresses.Select(address => address.GetLeftPart(UriPartial.Authority)));

    /// <summary>The address for people and for the health check.</summary>
    public Uri Browsable { get; }

    public void MustBeFree()
    {
        if (_addresses.Find(address => !IsFree(address)) is not { } taken) return;

        throw new CannotStartException($"""
            Port {taken.Port} is taken, so the API cannot listen on {taken.GetLeftPart(UriPartial.Authority)}.
            Stop the program that uses it (after a killed run it may be the API itself, left behind), or choose another port:
              dotnet run --project dev -- --urls http://localhost:{FreePort.Find()}
            """);
    }

    private static bool IsFree(Uri address) => Listening(address).All(endpoint =>
    {
        try
        {
            using var listener = new TcpListener(endpoint, address.Port);
            listener.Start();
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable)
        {
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });

    private static IEnumerable<IPAddress> Listening(Uri address)
    {
        if (IsWildcard(address)) return [IPAddress.IPv6Any, IPAddress.Any];
        if (address.IsLoopback && address.HostNameType == UriHostNameType.Dns) return [IPAddress.Loopback, IPAddress.IPv6Loopback];
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var one) ? [one] : [IPAddress.IPv6Any, IPAddress.Any];
    }

    private static bool IsWildcard(Uri address) => address.Host is "0.0.0.0" or "[::]";

    private static Uri Parse(string url)
    {
        // The host also takes * and +, which no Uri can hold.
        var known = url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(known, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new CannotStartException($"'{url}' is no address to listen on. Example: --urls http://localhost:5310");

        return address.Port == 0 ? new UriBuilder(address) { Port = FreePort.Find() }.Uri : address;
    }

    private static string? FirstProfile(string launchSettings)
    {
        if (!File.Exists(launchSettings)) return null;

        using var settings = JsonDocument.Parse(File.ReadAllText(launchSettings), Lenient);
        return settings.RootElement.TryGetProperty("profiles", out var profiles)
            ? profiles.EnumerateObject()
                .Select(profile => profile.Value.TryGetProperty("applicationUrl", out var url) ? url.GetString() : null)
                .FirstOrDefault(url => !string.IsNullOrWhiteSpace(url))
            : null;
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
