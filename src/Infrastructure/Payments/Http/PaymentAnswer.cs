using CleanTemplate.Application.Payments;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>Why there is no answer.</summary>
internal enum PaymentFault
{
    Unreachable,
    TimedOut,
    Overloaded,
    Failing,
    Nonsense,
    CircuitOpen,
}

/// <summary>What came back from the payment API: a trace of the charge, or the reason why there is none.</summary>
internal sealed record PaymentAnswer(ChargeTrace? Trace, PaymentFault? Fault, TimeSpan? RetryAfter = null)
{
    /// <summary>For metrics: few words, always the same.</summary>
    public string Outcome => this switch
    {
        { Fault: PaymentFault.Unreachable } => "unreachable",
        { Fault: PaymentFault.TimedOut } => "timed_out",
        { Fault: PaymentFault.Overloaded } => "overloaded",
        { Fault: PaymentFault.Failing } => "failing",
        { Fault: PaymentFault.Nonsense } => "nonsense",
        { Fault: PaymentFault.CircuitOpen } => "circuit_open",
        { Trace.IsDeclined: true } => "declined",
        { Trace.IsUnknown: true } => "unknown",
        _ => "charged",
    };

    public static PaymentAnswer Of(ChargeTrace? trace) => trace is null ? None(PaymentFault.Nonsense) : new(trace, null);

    public static PaymentAnswer None(PaymentFault fault, TimeSpan? retryAfter = null) => new(null, fault, retryAfter);
}
