"""The lab's methods and studies: barriers, surveys, choice of procedures and communes, pilots, evaluation."""
