using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.Infrastructure.Tokens.Issuers;

/// <summary>The keys of an issuer elsewhere, where nothing here issues tokens.</summary>
internal sealed class IssuerServices : IAreaServices
{
    public void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<IVerificationKeys, RemoteKeys>();
        services.AddSettings<IssuerOptions>(TokenOptions.Section).AddOptions<IssuerOptions>().Validate<IHostEnvironment>(
            (options, environment) => options.HasSafeAddress || environment.IsDevelopment() || !AreAsked(services),
            $"{TokenOptions.Section}:{nameof(IssuerOptions.KeysAddress)}: The https address of the issuer's keys is required (http only on this machine).");
        services.AddHttpClient(RemoteKeys.Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (RemoteKeys.Patience, RemoteKeys.MaxDocumentLength))
            // Keys come from the address that was configured, not from where it points today.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    // Another area may take our place after us.
    private static bool AreAsked(IServiceCollection services) => services.Any(service => service.ImplementationType == typeof(RemoteKeys));
}
