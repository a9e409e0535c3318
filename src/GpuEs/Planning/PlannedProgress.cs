namespace GpuEs;

/// <summary>How far planned play has come.</summary>
/// <param name="Ended">Episodes that have ended.</param>
/// <param name="Episodes">Episodes in all.</param>
/// <param name="Plans">Plans so far.</param>
/// <param name="MeanReturn">Mean return of the ended episodes; 0 while there is none.</param>
/// <param name="PlanShare">What of the agents' plans under way is done, below 1; 1 between plans.</param>
public readonly record struct PlannedProgress(int Ended, int Episodes, long Plans, double MeanReturn, double PlanShare);
