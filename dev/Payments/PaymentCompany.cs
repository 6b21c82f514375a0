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

/// <summary>What a payment company can do to whoever calls it.</summary>
public enum PaymentTrouble
{
    None,

    /// <summary>The connection is closed before anything happens.</summary>
    Drops,

    /// <summary>It charges, and the connection is closed before the answer.</summary>
    LosesTheAnswer,

    /// <summary>Nothing ever comes.</summary>
    Hangs,

    /// <summary>An answer begins and comes letter by letter, without end.</summary>
    Trickles,

    /// <summary>Success, with a page for people as its body.</summary>
    Garbage,

    /// <summary>Success, with a charge of something else as its body.</summary>
    AnswersAboutAnother,

    /// <summary>Success, in more letters than anybody wants.</summary>
    GiantBody,

    Fails,

    IsOverloaded,

    /// <summary>The key of the caller is not accepted.</summary>
    KnowsUsNot,

    SendsElsewhere,

    Declines,

    ChargesAnotherAmount,
}
