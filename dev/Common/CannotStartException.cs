namespace CleanTemplate.Dev.Common;

/// <summary>A reason that the person at the keyboard can do something about; the message says what.</summary>
public sealed class CannotStartException(string message) : Exception(message);
