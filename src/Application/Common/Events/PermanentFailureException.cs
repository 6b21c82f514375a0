namespace CleanTemplate.Application.Common.Events;

/// <summary>Trying again would not help: the event that is handled, or the job that runs, is given up at once and waits for staff.</summary>
public abstract class PermanentFailureException(string message, Exception? inner = null) : Exception(message, inner);
