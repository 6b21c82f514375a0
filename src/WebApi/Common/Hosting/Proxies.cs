using System.ComponentModel.DataAnnotations;
using System.Net;
using CleanTemplate.Infrastructure.Common;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>Whose X-Forwarded-For and X-Forwarded-Proto are believed, so that limits, logs and HTTPS see the client and not the proxy.</summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services)
    {
        services.AddSettings<ProxyOptions>(ProxyOptions.Section);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, settings) =>
        {
            // The framework believes its own machine, and everybody when the lists are empty.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in settings.Value.Networks) forwarded.KnownIPNetworks.Add(network);
            forwarded.ForwardLimit = settings.Value.Hops;
            forwarded.ForwardedHeaders = settings.Value.Known.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        });
    }

    public static void UseProxies(this WebApplication app) => app.UseForwardedHeaders();
}

public sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>Addresses and networks, such as 10.0.0.7 or 10.0.0.0/8. Without one, nobody's headers are believed.</summary>
    public IReadOnlyList<string> Known { get; set; } = [];

    /// <summary>How many of them stand in a row, from 1 to 10.</summary>
    [Range(1, 10)]
    public int Hops { get; set; } = 1;

    internal IEnumerable<System.Net.IPNetwork> Networks => Known.Select(NetworkOf).OfType<System.Net.IPNetwork>();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Known
        .Where(known => NetworkOf(known) is null)
        .Select(known => new ValidationResult($"'{known}' is neither an address, such as 10.0.0.7, nor a network, such as 10.0.0.0/8.", [nameof(Known)]));

    private static System.Net.IPNetwork? NetworkOf(string known)
    {
        if (System.Net.IPNetwork.TryParse(known, out var network)) return network;
        return IPAddress.TryParse(known, out var address) ? new(address, address.GetAddressBytes().Length * 8) : null;
    }
}
