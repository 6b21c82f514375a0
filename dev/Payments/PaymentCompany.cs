namespace CleanTemplate.Dev.Payments;

/// <summary>Takes part when payments go over HTTP and nobody said where to. It forgets its charges when it stops.</summary>
internal sealed class PaymentCompany : ICompanion
{
    private const string Provider = "Payments:Provider", Address = "Payments:Http:BaseAddress", Key = "Payments:Http:ApiKey";

    private FakePaymentApi? _api;

    public async Task<Companionship?> Start(ApiSettings settings)
    {
        if (!string.Equals(settings[Provider], "http", StringComparison.OrdinalIgnoreCase) || settings[Address] is not null) return null;

        _api = await FakePaymentApi.Start();
        return new($"Payments: {_api.Address} (a fake)", new Dictionary<string, string> { [Address] = _api.Address.AbsoluteUri, [Key] = FakePaymentApi.ApiKey });
    }

    public ValueTask DisposeAsync() => _api?.DisposeAsync() ?? ValueTask.CompletedTask;
}
