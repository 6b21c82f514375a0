namespace CleanTemplate.Application.Common.Idempotency;

/// <summary>Says on a command that is sent by POST whether it may be sent again under the same key. Each such command carries exactly one.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class IdempotencyAttribute : Attribute;

/// <summary>Sent again under its key, the command is not done again: it gets the answer of the first time, which is kept as JSON.</summary>
public sealed class TakesIdempotencyKeyAttribute : IdempotencyAttribute;

/// <summary>A key is ignored. An answer that is a secret is not kept, a body that is one leaves no fingerprint, and a key belongs to a user.</summary>
public sealed class NoIdempotencyKeyAttribute(string why) : IdempotencyAttribute
{
    public string Why => why;
}
